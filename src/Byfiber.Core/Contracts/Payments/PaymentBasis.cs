using System.Globalization;
using Byfiber.Core.Contracts.Documents;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Payments;

/// <summary>
/// What a ledger needs to send invoices: all payments that are due or will be, as CSV, and a company's as Peppol BIS 3. Who is asked is
/// the first of the bound parties who pays; that their names and addresses were given out is logged.
/// </summary>
public sealed class PaymentBasis(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, NetworkOwner owner)
{
    private const string Why = "payment basis";

    /// <summary>Writes the payments of all contracts, or of one area's, as CSV.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="areaId">Null takes all.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="cancel">Leaves what was written.</param>
    /// <returns>How many payments.</returns>
    public async Task<int> CsvAsync(Stream output, long? areaId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var payments = await db.InTransactionAsync(
            async () =>
            {
                var rows = await Rows(db)
                    .Where(r => areaId == null || r.AreaId == areaId)
                    .OrderBy(r => r.Due.ContractId)
                    .ThenBy(r => r.Due.Number)
                    .ToListAsync(cancel);
                var people = await PeopleAsync(db, rows, actor, cancel);
                return rows.ConvertAll(r => Planned(r, people[r.PersonId]));
            },
            cancel
        );
        PaymentPlanCsv.Write(output, payments);
        return payments.Count;
    }

    /// <summary>Writes one payment as an electronic invoice to a company.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="paymentDueId">The payment.</param>
    /// <param name="dueOn">The last day to pay.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="cancel">Leaves what was written.</param>
    /// <exception cref="RefusedException">
    /// There is no such payment, a person is to pay it, or the network owner's number or bankgiro is not set.
    /// </exception>
    public async Task InvoiceAsync(
        Stream output,
        long paymentDueId,
        DateOnly dueOn,
        string actor,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var invoice = await db.InTransactionAsync(
            async () =>
            {
                var row =
                    await Rows(db).SingleOrDefaultAsync(r => r.Due.Id == paymentDueId, cancel)
                    ?? throw RefusedException.Missing("payment that is due", paymentDueId);
                var people = await PeopleAsync(db, [row], actor, cancel);
                return Invoice(row, people[row.PersonId], dueOn);
            },
            cancel
        );
        PeppolInvoice.Write(output, invoice);
    }

    private ElectronicInvoice Invoice(Row row, PersonContact buyer, DateOnly dueOn) =>
        new(
            row.Due.Reference,
            time.SwedishToday(),
            dueOn,
            row.Contract,
            row.Contract,
            row.Due.Reference,
            owner.Bankgiro,
            new InvoiceParty(
                owner.Name,
                owner.OrganisationNumber,
                owner.Address,
                owner.PostalCode,
                owner.Locality,
                Phone: owner.Phone,
                Email: owner.Email
            ),
            new InvoiceParty(
                buyer.Name,
                buyer.OrganisationNumber ?? "",
                row.Address,
                row.Postcode ?? "",
                row.Locality ?? "",
                Phone: buyer.Phone ?? "",
                Email: buyer.Email ?? ""
            ),
            [new InvoiceLine(Name(row.Due), row.Due.AmountOre)]
        );

    private static string Name(PaymentDue due) =>
        due.Kind switch
        {
            PaymentKind.Connection => "Fiberanslutning",
            PaymentKind.Digging => "Grävning på tomten",
            PaymentKind.Instalment => string.Create(
                CultureInfo.InvariantCulture,
                $"Fiberanslutning, avbetalning månad {due.MonthsAfterConnection}"
            ),
            _ => "Avgift för uppsägning",
        };

    private static PlannedPayment Planned(Row row, PersonContact payer) =>
        new(
            row.Contract,
            row.Due.Reference,
            payer.Name,
            payer.OrganisationNumber ?? "",
            row.Address,
            row.Postcode ?? "",
            row.Locality ?? "",
            row.Due.Kind,
            row.Due.Number,
            row.Due.DueOn,
            row.Due.AmountOre
        );

    private async Task<Dictionary<long, PersonContact>> PeopleAsync(
        ByfiberDb db,
        IReadOnlyList<Row> rows,
        string actor,
        CancellationToken cancel
    ) =>
        (await db.ReadPersonsAsync([.. rows.Select(r => r.PersonId)], time, actor, Why, cancel)).ToDictionary(p =>
            p.Id
        );

    private static IQueryable<Row> Rows(ByfiberDb db) =>
        from due in db.PaymentsDue.AsNoTracking()
        join contract in db.Contracts on due.ContractId equals contract.Id
        join premises in db.Premises on contract.PremisesId equals premises.Id
        where due.EndedAt == null
        select new Row
        {
            Due = due,
            Contract = contract.Number,
            AreaId = contract.AreaId,
            Address = premises.Address,
            Postcode = premises.Postcode,
            Locality = premises.Locality,
            PersonId = db
                .ContractParties.Where(p =>
                    p.ContractId == contract.Id && p.EndedAt == null && p.Role != PartyRole.ConsentingOwner
                )
                .OrderBy(p => p.Round)
                .ThenBy(p => p.Id)
                .Select(p => p.PersonId)
                .First(),
        };

    private sealed class Row
    {
        public required PaymentDue Due { get; init; }
        public required string Contract { get; init; }
        public long? AreaId { get; init; }
        public required string Address { get; init; }
        public string? Postcode { get; init; }
        public string? Locality { get; init; }
        public required long PersonId { get; init; }
    }
}
