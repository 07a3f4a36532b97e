using System.Reflection;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// Which tables tell of a person, found in the model itself, so that a room's new table cannot be forgotten: every one with a person's
/// id, and those that belong to their rows.
/// </summary>
internal static class PersonTables
{
    private static readonly MethodInfo s_read = typeof(PersonTables).GetMethod(
        nameof(ReadAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>The tables, those with a person's id first, each after the one that it belongs to.</summary>
    public static IReadOnlyList<PersonTable> Of(IModel model)
    {
        var found = model
            .GetEntityTypes()
            .Where(e => e.FindProperty("PersonId") is not null)
            .OrderBy(e => e.GetTableName(), StringComparer.Ordinal)
            .Select(e => new PersonTable(e, e.FindProperty("PersonId")!, null))
            .ToList();
        var seen = found.Select(t => t.Entity).ToHashSet();
        for (int i = 0; i < found.Count; i++)
        {
            var parent = found[i];
            foreach (var reference in parent.Entity.GetReferencingForeignKeys())
            {
                if (reference.Properties is [var link] && seen.Add(reference.DeclaringEntityType))
                {
                    found.Add(new PersonTable(reference.DeclaringEntityType, link, parent));
                }
            }
        }
        return found;
    }

    /// <summary>The rows of these tables that tell of the person, tables without any left out.</summary>
    public static async Task<IReadOnlyList<(PersonTable Table, IReadOnlyList<object> Rows)>> RowsAsync(
        ByfiberDb db,
        long personId,
        CancellationToken cancel
    )
    {
        var rows = new Dictionary<PersonTable, IReadOnlyList<object>>();
        foreach (var table in Of(db.Model))
        {
            List<long> ids = table.Parent is { } parent ? [.. rows[parent].Select(parent.Key)] : [personId];
            rows[table] =
                ids.Count == 0
                    ? []
                    : await (Task<IReadOnlyList<object>>)
                        s_read.MakeGenericMethod(table.Entity.ClrType).Invoke(null, [db, table.Link, ids, cancel])!;
        }
        return [.. rows.Where(r => r.Value.Count > 0).Select(r => (r.Key, r.Value))];
    }

    private static async Task<IReadOnlyList<object>> ReadAsync<T>(
        ByfiberDb db,
        IProperty link,
        List<long> ids,
        CancellationToken cancel
    )
        where T : class
    {
        string name = link.Name;
        var rows = db.Set<T>().AsNoTracking();
        rows =
            link.ClrType == typeof(long)
                ? rows.Where(r => ids.Contains(EF.Property<long>(r, name)))
                : rows.Where(r => ids.Contains(EF.Property<long?>(r, name) ?? 0));
        return await rows.ToListAsync(cancel);
    }
}

/// <summary>A table that tells of people.</summary>
/// <param name="Entity">What lies in it.</param>
/// <param name="Link">The column that leads to the person, or to the row of the parent.</param>
/// <param name="Parent">The table that it belongs to; null where the person's id is in it.</param>
internal sealed record PersonTable(IEntityType Entity, IProperty Link, PersonTable? Parent)
{
    public string Name => Entity.GetTableName()!;

    /// <summary>A row's own id.</summary>
    public long Key(object row) => (long)Entity.FindPrimaryKey()!.Properties[0].GetGetter().GetClrValue(row)!;
}
