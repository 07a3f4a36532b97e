using System.Globalization;
using System.Runtime.CompilerServices;
using Byfiber.Core.Storage;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// The proof premises by premises, as a municipality files it: all of one moment, read as a stream. A premises has one row; what proves
/// it is its first contact that holds.
/// </summary>
public sealed class ProofRows(IDbContextFactory<ByfiberDb> dbs)
{
    // Names and addresses come from outside: "=cmd|..." must reach a spreadsheet as text (OWASP, CSV injection).
    private static readonly CsvWriterOptions Format = new()
    {
        Separator = ',',
        NewLine = "\r\n",
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    private static readonly string[] Header =
    [
        "premises",
        "address",
        "postcode",
        "locality",
        "property",
        "area",
        "offer",
        "offered",
        "channel",
        "outcome",
        "at_utc",
        "by",
        "answer",
    ];

    /// <summary>The rows by area (in build order) and address.</summary>
    public async IAsyncEnumerable<ProofRow> RunAsync(
        long campaignId,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var reached = Reached.Contacts(db);
        var rows =
            from s in Standings.Of(db, campaignId)
            join a in db.Areas on s.Premises.AreaId equals a.Id into areas
            from a in areas.DefaultIfEmpty()
            orderby a == null ? int.MaxValue : a.BuildOrder, s.Premises.SortText, s.Premises.Id
            select new
            {
                s.Premises,
                s.OfferId,
                s.Offered,
                s.Answer,
                Area = a == null ? null : a.Name,
                Latest = db.Contacts.Where(k => k.OfferId == s.OfferId).OrderByDescending(k => k.Id).FirstOrDefault(),
                Proof = reached.Where(k => k.OfferId == s.OfferId).OrderBy(k => k.Id).FirstOrDefault(),
            };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            yield return new ProofRow(
                row.Premises.SourceId,
                row.Premises.Address,
                row.Premises.Postcode,
                row.Premises.Locality,
                row.Premises.Property,
                row.Area,
                row.OfferId,
                row.Offered,
                Line(row.Proof),
                Line(row.Latest),
                row.Answer
            );
        }
    }

    /// <summary>
    /// Writes them as CSV (RFC 4180; UTF-8 with its mark, so that a spreadsheet shows åäö). A cell that a spreadsheet would take for a formula
    /// gets an apostrophe in front.
    /// </summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="output">Left open.</param>
    /// <param name="cancel">Leaves half a file.</param>
    public Task WriteCsvAsync(long campaignId, Stream output, CancellationToken cancel = default) =>
        WriteCsvAsync(RunAsync(campaignId, cancel), output, cancel);

    internal static async Task WriteCsvAsync(IAsyncEnumerable<ProofRow> rows, Stream output, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(output, Format, leaveOpen: true);
        await WriteAsync(Header);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await WriteAsync(Cells(row));
        }

        async ValueTask WriteAsync(string?[] cells)
        {
            foreach (string? cell in cells)
            {
                csv.WriteField(cell);
            }
            await csv.EndRecordAsync(cancel);
        }
    }

    private static ContactLine? Line(Contact? contact) =>
        contact is null ? null : new ContactLine(contact.Channel, contact.Outcome, contact.At, contact.Actor);

    private static string?[] Cells(ProofRow row) =>
        [
            row.SourceId,
            row.Address,
            row.Postcode,
            row.Locality,
            row.Property,
            row.Area,
            row.OfferId?.ToString(CultureInfo.InvariantCulture),
            row.Offered ? "yes" : "no",
            row.Proof?.Channel.ToString(),
            row.Proof?.Outcome.ToString(),
            row.Proof?.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            row.Proof?.Actor,
            row.Answer?.ToString(),
        ];
}

/// <summary>A premises with what proves that it was offered (null while nothing does), its latest contact and its last answer.</summary>
public sealed record ProofRow(
    string SourceId,
    string Address,
    string? Postcode,
    string? Locality,
    string? Property,
    string? Area,
    long? OfferId,
    bool Offered,
    ContactLine? Proof,
    ContactLine? Latest,
    AnswerKind? Answer
);
