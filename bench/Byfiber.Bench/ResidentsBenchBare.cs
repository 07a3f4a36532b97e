using System.Data.Common;
using System.Diagnostics;
using Byfiber.Core.Contracts;
using Byfiber.Core.Storage;
using Byfiber.Web.Tests.Residents;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Bench;

/// <summary>What the bare database does.</summary>
/// <param name="PerSecond">Transactions in a second.</param>
/// <param name="Connections">How many connections wrote at once.</param>
/// <param name="Tried">How many numbers of connections were tried, the best of which this is.</param>
internal sealed record BareRate(double PerSecond, int Connections, int Tried);

/// <summary>
/// The yardstick: the same rows that the residents' visits left, written once more into empty tables of the same columns, without the
/// program. As in the program a verb is a transaction (answer, person, code sent, code used, signature), on connections set up alike; there
/// are no reads, no checks, and no index but the key.
/// </summary>
internal static class ResidentsBenchBare
{
    private static readonly string[] Tables =
    [
        "answer",
        "contact",
        "person",
        "premises_person",
        "one_time_code",
        "message",
        "message_due",
        "contract",
        "contract_party",
        "contract_document",
        "signature",
        "contract_status",
        "payment_due",
        "journal_entry",
    ];

    private static readonly int[] ConnectionCounts = [1, 8, 32];

    public static async Task<BareRate> MeasureAsync(
        Database database,
        IReadOnlyCollection<Invited> homes,
        CancellationToken stop
    )
    {
        var work = await TransactionsAsync(database, homes, stop);
        var best = new BareRate(0, 0, ConnectionCounts.Length);
        foreach (int connections in ConnectionCounts)
        {
            await ClearAsync(database, stop);
            var left = new System.Collections.Concurrent.ConcurrentQueue<Row[]>(work);
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => WriteAsync(left), stop)));
            double rate = work.Count / watch.Elapsed.TotalSeconds;
            if (rate > best.PerSecond)
                best = best with { PerSecond = rate, Connections = connections };
        }
        return best;

        async Task WriteAsync(System.Collections.Concurrent.ConcurrentQueue<Row[]> left)
        {
            await using var db = database.CreateDbContext();
            await db.Database.OpenConnectionAsync(stop);
            var connection = db.Database.GetDbConnection();
            await using var insert = new Inserts(connection);
            while (left.TryDequeue(out var rows))
            {
                await using var transaction = await connection.BeginTransactionAsync(stop);
                foreach (var row in rows)
                    await insert.RunAsync(row, transaction, stop);
                await transaction.CommitAsync(stop);
            }
        }
    }

    /// <summary>Empty tables of the same columns.</summary>
    private static async Task ClearAsync(Database database, CancellationToken stop)
    {
        await using var db = database.CreateDbContext();
        await db.Database.OpenConnectionAsync(stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        foreach (string table in Tables)
        {
            string key = KeyOf(table);
            command.CommandText = $"""
                DROP TABLE IF EXISTS bare_{table};
                CREATE TABLE bare_{table} AS SELECT * FROM {table} WHERE 1 = 0;
                CREATE UNIQUE INDEX ix_bare_{table} ON bare_{table} ({key});
                """;
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private static string KeyOf(string table) => table == "message_due" ? "message_id" : "id";

    /// <summary>The rows of each verb, per household, from what the visits left.</summary>
    private static async Task<List<Row[]>> TransactionsAsync(
        Database database,
        IReadOnlyCollection<Invited> homes,
        CancellationToken stop
    )
    {
        await using var db = database.CreateDbContext();
        var entries = (
            await db
                .Journal.Where(e =>
                    e.SubjectType == "Offer"
                    || e.SubjectType == "Person"
                    || e.SubjectType == "Contract"
                    || e.SubjectType == "Premises"
                )
                .Select(e => new
                {
                    e.Id,
                    e.SubjectType,
                    e.SubjectId,
                    e.Verb,
                })
                .ToListAsync(stop)
        ).ToLookup(e => (e.SubjectType, e.SubjectId), e => (e.Id, e.Verb));
        var answers = (await db.Answers.Select(x => new { x.OfferId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.OfferId,
            x => x.Id
        );
        var contacts = (await db.Contacts.Select(x => new { x.OfferId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.OfferId,
            x => x.Id
        );
        var ties = (
            await db
                .PremisesPeople.Select(x => new
                {
                    x.PremisesId,
                    x.PersonId,
                    x.Id,
                })
                .ToListAsync(stop)
        ).ToLookup(x => x.PremisesId);
        var codes = (await db.OneTimeCodes.Select(x => new { x.PersonId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.PersonId,
            x => x.Id
        );
        var messages = (await db.Messages.Select(x => new { x.PersonId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.PersonId,
            x => x.Id
        );
        var contracts = (await db.Contracts.Select(x => new { x.OfferId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.OfferId,
            x => x.Id
        );
        var parties = (await db.ContractParties.Select(x => new { x.ContractId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.ContractId,
            x => x.Id
        );
        var documents = (await db.ContractDocuments.Select(x => new { x.ContractId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.ContractId,
            x => x.Id
        );
        var signatures = (await db.Signatures.Select(x => new { x.ContractId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.ContractId,
            x => x.Id
        );
        var statuses = (await db.ContractStatuses.Select(x => new { x.ContractId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.ContractId,
            x => x.Id
        );
        var payments = (await db.PaymentsDue.Select(x => new { x.ContractId, x.Id }).ToListAsync(stop)).ToLookup(
            x => x.ContractId,
            x => x.Id
        );
        var work = new List<Row[]>();
        foreach (var home in homes)
        {
            var tie = ties[home.PremisesId].FirstOrDefault();
            long? person = tie?.PersonId;
            work.Add([
                .. Rows("answer", answers[home.OfferId]),
                .. Rows("contact", contacts[home.OfferId]),
                .. Verb("Offer", home.OfferId, "RecordAnswer"),
            ]);
            if (person is null || tie is null)
                continue;
            work.Add([
                new("person", person.Value),
                new("premises_person", tie.Id),
                .. Verb("Premises", home.PremisesId, null),
            ]);
            work.Add([
                .. Rows("one_time_code", codes[person]),
                .. Rows("message", messages[person]),
                .. Rows("message_due", messages[person]),
                .. Verb("Person", person.Value, "IssueOneTimeCode"),
            ]);
            work.Add([.. Verb("Person", person.Value, "UseOneTimeCode")]);
            foreach (long contract in contracts[home.OfferId])
                work.Add([
                    new("contract", contract),
                    .. Rows("contract_party", parties[contract]),
                    .. Rows("contract_document", documents[contract]),
                    .. Rows("signature", signatures[contract]),
                    .. Rows("contract_status", statuses[contract]),
                    .. Rows("payment_due", payments[contract]),
                    .. Verb(nameof(Contract), contract, nameof(SignContract)),
                ]);
        }
        return work;

        IEnumerable<Row> Verb(string type, long subject, string? verb) =>
            entries[(type, subject)]
                .Where(e => verb is null || e.Verb == verb)
                .Select(e => new Row("journal_entry", e.Id));

        static IEnumerable<Row> Rows(string table, IEnumerable<long> ids) => ids.Select(id => new Row(table, id));
    }

    private sealed record Row(string Table, long Key);

    /// <summary>A connection's prepared statements, one per table.</summary>
    private sealed class Inserts(DbConnection connection) : IAsyncDisposable
    {
        private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

        public async Task RunAsync(Row row, DbTransaction transaction, CancellationToken stop)
        {
            if (!commands.TryGetValue(row.Table, out var command))
            {
                command = connection.CreateCommand();
                command.CommandText =
                    $"INSERT INTO bare_{row.Table} SELECT * FROM {row.Table} WHERE {KeyOf(row.Table)} = @key";
                var key = command.CreateParameter();
                (key.ParameterName, key.Value) = ("@key", row.Key);
                command.Parameters.Add(key);
                command.Transaction = transaction;
                await command.PrepareAsync(stop);
                commands.Add(row.Table, command);
            }
            command.Transaction = transaction;
            command.Parameters[0].Value = row.Key;
            await command.ExecuteNonQueryAsync(stop);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var command in commands.Values)
                await command.DisposeAsync();
        }
    }
}
