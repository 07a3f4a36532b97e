using System.Data.Common;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Byfiber.Core.Tests.People.PersonalData;

/// <summary>Reads every text in every table of the database, past the program's own code.</summary>
internal static class EveryText
{
    /// <summary>Where any of the words stands, as table.column: text.</summary>
    public static async Task<IReadOnlyList<string>> HoldingAsync(ByfiberDb db, params string[] words)
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table.GetTableName()}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                found.AddRange(
                    Texts(reader).Where(t => words.Any(t.Contains)).Select(t => $"{table.GetTableName()}.{t}")
                );
            }
        }
        return found;
    }

    private static IEnumerable<string> Texts(DbDataReader reader) =>
        Enumerable
            .Range(0, reader.FieldCount)
            .Where(i => reader.GetValue(i) is string)
            .Select(i => $"{reader.GetName(i)}: {reader.GetString(i)}");
}
