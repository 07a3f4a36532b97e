using System.Text.Json;
using System.Text.Json.Nodes;
using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// Everything that is kept of one person (GDPR, articles 15 and 20), from every table that tells of them. It is logged as a
/// reading, and stands in the journal.
/// </summary>
public sealed class ExportPerson(
    IDbContextFactory<ByfiberDb> dbs,
    TimeProvider time,
    IPersonalNumberVault vault,
    DataRegister register
)
{
    /// <summary>Columns that are not given out, each with its reason.</summary>
    internal static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["person.personal_number_cipher"] = "given out opened, as personalNumber",
        ["person.personal_number_hash"] = "says nothing that the number does not",
        ["message_due.secret_text"] = "the message as it will arrive; a code is for its own channel only",
        ["message_due.secret_html"] = "the same",
        ["message_due.lease_owner"] = "the name of our own process",
        ["message_due.lease_until"] = "until when that process works",
    };

    /// <param name="personId">Whom.</param>
    /// <param name="actor">Who exports.</param>
    /// <param name="cancel">Leaves no row.</param>
    /// <exception cref="RefusedException">There is no such person.</exception>
    public async Task<PersonExport> RunAsync(long personId, string actor, CancellationToken cancel = default)
    {
        var kept = await register.RunAsync(cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var at = time.GetUtcNow().UtcDateTime;
                var person =
                    await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel)
                    ?? throw RefusedException.Missing("person", personId);
                await db.ReadPersonsAsync([personId], time, actor, nameof(ExportPerson), cancel);
                var tables = new List<ExportedTable> { Table(db.Model.FindEntityType(typeof(Person))!, [person]) };
                tables.AddRange(
                    (await PersonTables.RowsAsync(db, personId, cancel)).Select(t => Table(t.Table.Entity, t.Rows))
                );
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(ExportPerson),
                    nameof(Person),
                    personId,
                    new { rows = tables.Sum(t => t.Rows.Count) },
                    cancel
                );
                string? number = person.PersonalNumberCipher is { } cipher ? vault.Open(cipher) : null;
                return new PersonExport(PersonContact.Of(person), number, tables, kept, at);
            },
            cancel
        );
    }

    private static ExportedTable Table(IEntityType entity, IReadOnlyList<object> rows)
    {
        string name = entity.GetTableName()!;
        var columns = entity
            .GetProperties()
            .Where(p => !LeftOut.ContainsKey($"{name}.{p.GetColumnName()}"))
            .OrderBy(p => p.IsPrimaryKey() ? 0 : 1)
            .ToList();
        return new ExportedTable(
            name,
            [.. columns.Select(c => JsonNamingPolicy.CamelCase.ConvertName(c.Name))],
            [
                .. rows.Select(r =>
                    (IReadOnlyList<JsonNode?>)[.. columns.Select(c => Value(c.GetGetter().GetClrValue(r)))]
                ),
            ]
        );
    }

    /// <summary>A file is told by its size: the page that shows it gives it out whole.</summary>
    private static JsonNode? Value(object? value) =>
        value is byte[] bytes
            ? JsonSerializer.SerializeToNode(new { bytes = bytes.Length }, Json.Options)
            : JsonSerializer.SerializeToNode(value, Json.Options);
}

/// <summary>What is kept of one person. A class and no record: it must not print itself into a log.</summary>
public sealed class PersonExport(
    PersonContact contact,
    string? personalNumber,
    IReadOnlyList<ExportedTable> tables,
    IReadOnlyList<RegisterLine> register,
    DateTime at
)
{
    private static readonly JsonSerializerOptions s_indented = new(Json.Options) { WriteIndented = true };

    public PersonContact Contact => contact;

    /// <summary>Twelve digits; null where none is kept.</summary>
    public string? PersonalNumber => personalNumber;

    /// <summary>The person's own row first.</summary>
    public IReadOnlyList<ExportedTable> Tables => tables;

    /// <summary>When it was taken out, UTC.</summary>
    public DateTime At => at;

    /// <summary>The same as one JSON document, with why each kind is kept and for how long.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                exportedAt = at,
                personalNumber,
                tables = tables.ToDictionary(
                    t => t.Name,
                    t => t.Rows.Select(r => t.Columns.Zip(r).ToDictionary(c => c.First, c => c.Second)).ToList()
                ),
                register = register.Select(l => new
                {
                    kind = l.Kind.Key,
                    what = l.Kind.What.Sv,
                    why = l.Rule.WhySv,
                    ground = l.Rule.Ground,
                    retentionMonths = l.Rule.RetentionMonths,
                    source = l.Rule.Source,
                }),
            },
            s_indented
        );
}

/// <summary>The rows of one table; values by the order of the columns.</summary>
public sealed record ExportedTable(
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<JsonNode?>> Rows
);
