using System.Text;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Payments;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts;

public class PaymentTests
{
    private static readonly Gen<Contract> AnyContract =
        from connection in Gen.Long[0, 5_000_000]
        from digBase in Gen.Long[0, 1_000_000]
        from perMetre in Gen.Long[0, 50_000]
        from dropMm in Gen.Long[0, 400_000]
        from months in Gen.Int[1, 120]
        from instalment in Gen.Long[1, 200_000]
        from work in Gen.Int[0, 100]
        from rot in Gen.Int[0, 50]
        from most in Gen.Long[0, 7_500_000]
        from choices in Gen.Int[0, 7]
        select Made(
            connection,
            digBase,
            perMetre,
            dropMm,
            months,
            instalment,
            work,
            rot,
            most,
            (DigChoice)(choices & 1),
            (PayChoice)(choices >> 1 & 1),
            choices >> 2 == 1
        );

    private static readonly Gen<int[]> Parts = Gen.Int[0, 100]
        .Array[0, 6]
        .Select(parts =>
            parts.Aggregate(new List<int>(), (all, p) => [.. all, Math.Min(p, 100 - all.Sum())]).ToArray()
        );

    [Fact]
    public void Shares_of_the_deduction_are_whole_kronor_add_up_and_respect_the_cap() =>
        Gen.Select(AnyContract, Parts)
            .Sample(
                (contract, parts) =>
                {
                    var shares = RotSplit.Of(contract, contract.ChargedDigOre, parts);
                    long whole =
                        contract.ChargedDigOre * contract.RotWorkPercent / 100 * contract.RotPercent / 100 / 100;
                    long cap = contract.RotMostOre / 100 * 100;

                    shares.ShouldAllBe(s => s % 100 == 0 && s >= 0 && s <= cap);
                    shares.Sum().ShouldBeLessThanOrEqualTo(whole * 100);
                    if (shares.All(s => s < cap))
                    {
                        shares.Sum().ShouldBe(whole * parts.Sum() / 100 * 100, "not a krona is lost in rounding");
                    }
                    for (int i = 0; i < parts.Length; i++)
                    {
                        // Nobody is more than a krona away from their part.
                        long exact = Math.Min(whole * parts[i] / 100 * 100, cap);
                        (shares[i] - exact).ShouldBeInRange(0, 100);
                    }
                },
                seed: "0000CONTRACT",
                iter: 2_000
            );

    [Fact]
    public void Parts_that_were_left_open_share_what_the_others_leave_and_all_add_up_to_100() =>
        Gen.Int[-1, 101]
            .Select(p => p is < 1 or > 99 ? (int?)null : p)
            .Array[1, 8]
            .Sample(
                wished =>
                {
                    int said = wished.Sum(p => p ?? 0);
                    int silent = wished.Count(p => p is null);
                    if (said + silent > 100 || (said < 100 && silent == 0))
                    {
                        Should
                            .Throw<RefusedException>(() => RotSplit.Parts(wished))
                            .Reason.ShouldBe(ContractRefusal.RotParts);
                        return;
                    }
                    var parts = RotSplit.Parts(wished);

                    parts.Sum().ShouldBe(100);
                    parts.ShouldAllBe(p => p > 0);
                    var open = parts.Where((_, i) => wished[i] is null).ToList();
                    (open.Count == 0 || open.Max() - open.Min() <= 1).ShouldBeTrue("nobody gets more than another");
                    parts.Where((p, i) => wished[i] is { } w && w != p).ShouldBeEmpty("what was said is kept");
                },
                seed: "0000CONTRACT",
                iter: 2_000
            );

    [Fact]
    public void A_plan_adds_up_to_the_total_less_the_deduction_whatever_the_prices() =>
        Gen.Select(AnyContract, Parts)
            .Sample(
                (contract, parts) =>
                {
                    long rot = RotSplit.Of(contract, contract.ChargedDigOre, parts).Sum();

                    var plan = PaymentPlan.Of(contract, rot);

                    plan.Sum(p => p.AmountOre).ShouldBe(contract.TotalOre - rot);
                    plan.ShouldAllBe(p => p.AmountOre > 0);
                },
                seed: "0000CONTRACT",
                iter: 2_000
            );

    [Fact]
    public void A_reference_has_its_length_and_check_digits_and_no_slip_of_the_pen_passes()
    {
        OcrReference.Of(1, 1).ShouldBe("1000173");
        Gen.Select(Gen.Long[1, 9_999_999], Gen.Int[1, 9999])
            .Sample(
                (contract, number) =>
                {
                    string reference = OcrReference.Of(contract, number);
                    OcrReference.Holds(reference).ShouldBeTrue();
                    for (int i = 0; i < reference.Length; i++)
                    {
                        char other = (char)('0' + (reference[i] - '0' + 1) % 10);
                        OcrReference.Holds(reference[..i] + other + reference[(i + 1)..]).ShouldBeFalse();
                    }
                },
                seed: "0000CONTRACT",
                iter: 500
            );
    }

    [Theory, OnBoth]
    public async Task Payments_find_their_dues_and_unknown_ones_are_kept_and_listed(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        long contract = (await street.SignedAsync()).ContractId;
        var state = new PaymentState(street.Database);
        var due = (await state.RunAsync(contract)).Payments;
        due.Select(p => p.Due.Kind).ShouldBe([PaymentKind.Connection, PaymentKind.Digging]);
        var import = new ImportPayments(street.Database, street.Clock);
        byte[] file = Encoding.UTF8.GetBytes(
            $"referens;datum;belopp\n{due[0].Due.Reference};2026-06-30;10 000,00\n{due[1].Due.Reference};2026-07-01;6000,00\n"
                + "998877;2026-07-02;415,00\n"
        );

        var first = await import.RunAsync("juni.csv", file, false, "Anna");
        var second = await import.RunAsync("juni igen.csv", file, false, "Berit");

        (first.Rows, first.Unknown.Single().Reference, first.Repeated).ShouldBe((3, "998877", false));
        second.Repeated.ShouldBeTrue();
        second.ImportId.ShouldBe(first.ImportId);
        (await import.UnknownAsync()).Single().AmountOre.ShouldBe(41_500);
        var paid = await state.RunAsync(contract);
        paid.Payments.Select(p => p.Standing).ShouldBe([PaymentStanding.Partly, PaymentStanding.TooMuch]);
        (paid.PaidOre, paid.LeftOre).ShouldBe((1_600_000, 1_950_000 + 525_000 - 1_600_000));
        await Should.ThrowAsync<RefusedException>(() =>
            import.RunAsync("x.csv", "referens;datum\n"u8.ToArray(), false, "A")
        );
    }

    [Theory, OnBoth]
    public async Task Files_that_overlap_are_taken_in_and_say_so(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        long contract = (await street.SignedAsync()).ContractId;
        var state = new PaymentState(street.Database);
        var due = (await state.RunAsync(contract)).Payments[0].Due;
        var import = new ImportPayments(street.Database, street.Clock);
        string row = $"{due.Reference};2026-06-30;19500,00\n";
        async Task<ImportedPayments> TakeAsync(string rows) =>
            await import.RunAsync("fil.csv", Encoding.UTF8.GetBytes("referens;datum;belopp\n" + rows), false, "Anna");

        (await TakeAsync(row)).Alike.ShouldBe(0);
        (await state.RunAsync(contract)).Payments[0].Standing.ShouldBe(PaymentStanding.Paid);

        var second = await TakeAsync(row + $"{due.Reference};2026-07-01;19500,00\n");

        (second.Rows, second.Alike).ShouldBe((2, 1), "another day is another payment");
        var paid = (await state.RunAsync(contract)).Payments[0];
        (paid.PaidOre, paid.Standing).ShouldBe((3 * 1_950_000, PaymentStanding.TooMuch));
    }

    [Theory, OnBoth]
    public async Task A_dormant_connection_costs_as_much_and_its_document_says_so(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var awake = street.Choices(0);
        var dormant = new ContractChoices
        {
            OfferId = street.Offers[0],
            Parties = awake.Parties,
            Dormant = true,
        };
        var shown = await street.Draft.RunAsync(awake);

        var other = await street.Draft.RunAsync(dormant);

        (other.Sheet.Dormant, other.Sheet.ToPayOre).ShouldBe((true, shown.Sheet.ToPayOre));
        other.DocumentSha256.ShouldNotBe(shown.DocumentSha256);
        long contract = (await street.SignedAsync(dormant)).ContractId;
        await using var db = street.Open();
        (await db.Contracts.SingleAsync(c => c.Id == contract)).Dormant.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task Instalments_follow_the_connection_month_by_month_and_end_with_the_contract(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var choices = new ContractChoices
        {
            OfferId = street.Offers[0],
            Pay = PayChoice.Instalments,
            Dig = DigChoice.Own,
            Parties = [OfferedStreet.Owner()],
        };
        long contract = (await street.SignedAsync(choices)).ContractId;
        var state = new PaymentState(street.Database);

        var plan = await state.RunAsync(contract);
        plan.Payments.Select(p => p.Due.MonthsAfterConnection).ShouldBe(Enumerable.Range(1, 60));
        plan.DueOre.ShouldBe(60 * 41_500);
        plan.Payments.ShouldAllBe(p => OcrReference.Holds(p.Due.Reference));

        await new WithdrawContract(street.Database, street.Clock).RunAsync(contract, null, "Åsa");
        var ended = await state.RunAsync(contract);
        ended.DueOre.ShouldBe(0);
        ended.Payments.ShouldAllBe(p => p.Standing == PaymentStanding.Ended);
    }

    [Theory, OnBoth]
    public async Task The_basis_names_the_payer_and_a_company_gets_an_electronic_invoice(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        await street.SignedAsync();
        long contract = (await street.SignedAsync(street.Choices(1, OfferedStreet.Company()))).ContractId;
        var basis = new PaymentBasis(street.Database, street.Clock, street.Seller);
        using var csv = new MemoryStream();

        (await basis.CsvAsync(csv, street.AreaId, "Anna")).ShouldBe(4);

        string text = Encoding.UTF8.GetString(csv.ToArray());
        text.ShouldContain("Åsa Öberg");
        text.ShouldContain("19500.00");
        var dues = (await new PaymentState(street.Database).RunAsync(contract)).Payments;
        using var xml = new MemoryStream();
        await basis.InvoiceAsync(xml, dues[0].Due.Id, new DateOnly(2026, 7, 31), "Anna");
        Encoding.UTF8.GetString(xml.ToArray()).ShouldContain(dues[0].Due.Reference);
        await using var db = street.Open();
        (await db.PersonReads.CountAsync()).ShouldBe(3, "two in the list, one on the invoice");
    }

    private static Contract Made(
        long connection,
        long digBase,
        long perMetre,
        long dropMm,
        int months,
        long instalment,
        int work,
        int rot,
        long most,
        DigChoice dig,
        PayChoice pay,
        bool late
    )
    {
        Contract With(long total) =>
            new()
            {
                Number = "1",
                TermsSha256 = "",
                Actor = "",
                Dig = dig,
                Pay = pay,
                Late = late,
                TotalOre = total,
                DropMm = dropMm,
                ConnectionOre = connection,
                LateConnectionOre = 2 * connection,
                DigBaseOre = digBase,
                DigBaseMm = 50_000,
                DigPerMetreOre = perMetre,
                RotWorkPercent = work,
                RotPercent = rot,
                RotMostOre = most,
                InstalmentMonths = months,
                InstalmentOre = instalment,
            };
        var contract = With(0);
        long fee = pay == PayChoice.Instalments ? months * instalment : contract.ChargedConnectionOre;
        return With(fee + contract.ChargedDigOre);
    }
}
