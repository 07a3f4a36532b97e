using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Byfiber.Core.Storage.Dialects;

/// <summary>A table as a bulk insert needs it, from the model: no second list of columns to keep in step.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    public static BulkTable Of<T>(ByfiberDb db)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        return new BulkTable(entity.GetTableName()!, [.. entity.GetProperties().Select(p => new BulkColumn(p))]);
    }
}

/// <summary>A column: its name, its type in the store, and its value in a row as the store takes it.</summary>
internal sealed class BulkColumn(IProperty property)
{
    private readonly Func<object?, object?>? _toStore = property.GetTypeMapping().Converter?.ConvertToProvider;
    private readonly IClrPropertyGetter _getter = property.GetGetter();

    public string Name { get; } = property.GetColumnName();

    /// <summary>The store's type ("bigint").</summary>
    public string StoreType { get; } = property.GetColumnType();

    public object? Value(object row)
    {
        object? value = _getter.GetClrValue(row);
        return value is null || _toStore is null ? value : _toStore(value);
    }
}
