using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Browser;

/// <summary>What a municipality meets in a year, the demo has to show: its database tells whether it happened.</summary>
public class DemoYearTests(Demo demo)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Households_sign_in_every_way_there_is()
    {
        await using var db = Open();
        var methods = await db.Signatures.Select(s => s.Method).Distinct().ToListAsync(Cancel);
        methods.ShouldBe(Enum.GetValues<SignatureMethod>(), ignoreOrder: true);
        var roles = await db.ContractParties.Select(p => p.Role).Distinct().ToListAsync(Cancel);
        roles.ShouldBe(Enum.GetValues<PartyRole>(), ignoreOrder: true);
        (await db.Contracts.AnyAsync(c => c.Dormant, Cancel)).ShouldBeTrue("a dormant connection");
        (await db.Contracts.AnyAsync(c => c.Pay == PayChoice.Instalments, Cancel)).ShouldBeTrue();
        (await db.People.AnyAsync(p => p.PersonalNumberCipher != null, Cancel)).ShouldBeTrue("a deduction");
    }

    [Fact]
    public async Task Some_contracts_wait_for_an_owner_and_some_papers_for_a_second_person()
    {
        await using var db = Open();
        var open = db.Contracts.Where(c => c.EndedAt == null);
        (
            await open.AnyAsync(
                c =>
                    db.ContractParties.Any(p =>
                        p.ContractId == c.Id && !db.Signatures.Any(s => s.PartyId == p.Id) && p.EndedAt == null
                    ),
                Cancel
            )
        ).ShouldBeTrue("an owner");
        var papers = db.Signatures.Where(s => s.Method == SignatureMethod.Paper);
        (await papers.AnyAsync(s => !db.SignatureConfirmations.Any(k => k.SignatureId == s.Id), Cancel)).ShouldBeTrue();
        (await papers.AnyAsync(s => db.SignatureConfirmations.Any(k => k.SignatureId == s.Id), Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task Some_contracts_end_or_pass_to_new_owners()
    {
        await using var db = Open();
        var states = await db.ContractStatuses.Select(s => s.State).Distinct().ToListAsync(Cancel);
        states.ShouldContain(ContractState.Withdrawn);
        states.ShouldContain(ContractState.Cancelled);
        (await db.PaymentsDue.AnyAsync(d => d.Kind == PaymentKind.CancellationFee, Cancel)).ShouldBeTrue();
        (
            await db.ContractParties.AnyAsync(
                p => p.EndedAt != null && db.Contracts.Any(c => c.Id == p.ContractId && c.EndedAt == null),
                Cancel
            )
        ).ShouldBeTrue("a house that was sold");
    }

    [Fact]
    public async Task Who_orders_after_the_decision_pays_the_late_price()
    {
        await using var db = Open();
        var charged = await db.Contracts.Select(c => c.ChargedConnectionOre).Distinct().ToListAsync(Cancel);
        charged.ShouldContain(34_900_00);
    }

    [Fact]
    public async Task Payments_have_come_and_one_is_nobodys_and_one_is_overdue()
    {
        await using var db = Open();
        (await db.Payments.AnyAsync(p => p.PaymentDueId == null, Cancel)).ShouldBeTrue("nobody's");
        (await db.Payments.AnyAsync(p => p.PaymentDueId != null, Cancel)).ShouldBeTrue("a fee");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        (
            await db.PaymentsDue.AnyAsync(
                d => d.DueOn < today && !db.Payments.Any(p => p.PaymentDueId == d.Id) && d.EndedAt == null,
                Cancel
            )
        ).ShouldBeTrue("overdue");
    }

    [Theory]
    [InlineData(HindranceKind.Permit)]
    [InlineData(HindranceKind.LandAgreement)]
    [InlineData(HindranceKind.Weather)]
    [InlineData(HindranceKind.Contractor)]
    [InlineData(HindranceKind.Material)]
    public async Task Something_stands_in_the_way_of_each_usual_kind(HindranceKind kind)
    {
        await using var db = Open();
        (await db.Hindrances.AnyAsync(h => h.Kind == kind, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task One_hindrance_is_over_and_one_takes_longer_than_was_said()
    {
        await using var db = Open();
        (await db.HindranceWords.AnyAsync(w => w.EndedOn != null, Cancel)).ShouldBeTrue("over");
        (
            await db.HindranceWords.GroupBy(w => w.HindranceId).CountAsync(g => g.Count() > 1, Cancel)
        ).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Everybodys_desk_has_something_on_it()
    {
        await using var db = Open();
        (await db.Contacts.AnyAsync(c => c.Outcome == ContactOutcome.Returned, Cancel)).ShouldBeTrue(
            "returned letters"
        );
        (await db.Answers.AnyAsync(a => a.Kind == AnswerKind.CallMe, Cancel)).ShouldBeTrue("a call");
        (await db.Ambassadors.AnyAsync(a => a.EndedAt == null, Cancel)).ShouldBeTrue("an ambassador");
        (await db.SearchLeads.AnyAsync(Cancel)).ShouldBeTrue("a lead");
        (await db.PriceScenarios.CountAsync(Cancel)).ShouldBeGreaterThan(1, "scenarios to compare");
        var decisions = await db.BuildDecisions.Select(d => d.Kind).Distinct().ToListAsync(Cancel);
        decisions.ShouldContain(DecisionKind.Build);
        decisions.ShouldContain(DecisionKind.Wait);
        (await db.Journal.AnyAsync(e => e.Verb == nameof(AskErasure), Cancel)).ShouldBeTrue("a request to be erased");
    }

    [Fact]
    public async Task What_was_offered_and_signed_was_done_by_somebody()
    {
        await using var db = Open();
        var actors = db.Journal.Where(e => e.Room == "Offers" || e.Room == "Contracts").Select(e => e.Actor);
        (await actors.Distinct().ToListAsync(Cancel)).ShouldNotContain("demo");
    }

    private ByfiberDb Open()
    {
        Assert.SkipWhen(Chromium.ProgramPath is null, "Without a browser the demo is not started.");
        return Database.InFolder(demo.Data).CreateDbContext();
    }
}
