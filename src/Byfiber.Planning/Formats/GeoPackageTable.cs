using Microsoft.Data.Sqlite;

namespace Byfiber.Planning.Formats;

/// <summary>
/// A table of <c>plan.gpkg</c>, told apart from how it is written: its name, its kind of geometry (null for a plain
/// table) and its columns.
/// </summary>
internal abstract record GeoPackageTable(string Name, string? Geometry)
{
    /// <summary>How many rows it will hold.</summary>
    internal abstract int Rows { get; }

    /// <summary>The statement that makes it. Every table has an integer key "id", as the standard asks of each.</summary>
    internal abstract string CreateSql { get; }

    /// <summary>Writes all rows by one prepared statement.</summary>
    internal abstract void Fill(SqliteConnection connection, CancellationToken cancel);
}

/// <summary>A column: its SQL type with constraints, and where its value comes from.</summary>
internal sealed record GeoPackageColumn<T>(string Name, string Type, Func<T, object?> Value);

/// <summary>A table whose rows are the items of a list.</summary>
internal sealed record GeoPackageTable<T>(
    string Name,
    string? Geometry,
    IReadOnlyList<T> Items,
    params GeoPackageColumn<T>[] Columns
) : GeoPackageTable(Name, Geometry)
{
    internal override int Rows => Items.Count;

    internal override string CreateSql =>
        $"CREATE TABLE \"{Name}\" ({string.Join(", ", Columns.Select(column => $"\"{column.Name}\" {column.Type}"))})";

    internal override void Fill(SqliteConnection connection, CancellationToken cancel)
    {
        using var insert = connection.CreateCommand();
        var parameters = Columns
            .Select(column => insert.Parameters.Add(new SqliteParameter { ParameterName = "$" + column.Name }))
            .ToArray();
        insert.CommandText =
            $"INSERT INTO \"{Name}\" ({string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))}) "
            + $"VALUES ({string.Join(", ", Columns.Select(column => "$" + column.Name))})";
        insert.Prepare();
        foreach (var item in Items)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < Columns.Length; i++)
            {
                parameters[i].Value = Columns[i].Value(item) ?? DBNull.Value;
            }
            insert.ExecuteNonQuery();
        }
    }
}
