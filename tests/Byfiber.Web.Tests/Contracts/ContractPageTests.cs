using System.Globalization;
using System.Net;
using System.Text;
using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Byfiber.Web.Tests.Residents;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Contracts;

/// <summary>The staff's pages about contracts: the list, one contract, a paper that is typed in, a new owner.</summary>
public class ContractPageTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private static readonly (string, byte[]) Scan = ("avtal.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 papper"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task The_list_finds_a_contract_and_shows_what_was_searched_for_as_text(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var contract = await Desk.SignedAsync(hamlet);
        using var visitor = await hamlet.Visitor(Role.Planner);

        Html.Text(await visitor.Page($"/contracts?text={contract.Number}")).ShouldContain(contract.Number);
        (await visitor.Page($"/contracts?text={contract.Number}&state=Waiting")).ShouldNotContain(Link(contract));
        (await visitor.Page("/contracts?papers=true")).ShouldNotContain(Link(contract));
        (await visitor.Page("/contracts?text=" + Uri.EscapeDataString(Desk.Script))).ShouldNotContain(Desk.Script);
        (await visitor.Page("/contracts?rows=-7&area=99")).ShouldNotContain(Link(contract));
    }

    [Theory, OnBoth]
    public async Task A_paper_sent_twice_is_one_contract_that_a_second_person_makes_hold(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var visitor = await hamlet.Visitor(Role.Sales);
        var path = Number($"/contracts/new?offer={home.OfferId}");
        var fields = Paper(home, Guid.NewGuid(), Today());
        var first = await visitor.SendFileAsync(path, "/contracts/new", "Paper.Scan", Scan, fields);
        var second = await visitor.SendFileAsync(path, "/contracts/new", "Paper.Scan", Scan, fields);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect, Html.Text(await first.Body()));
        second.Headers.Location.ShouldBe(first.Headers.Location);
        var details = first.Headers.Location!.OriginalString;
        await using var db = hamlet.Database();
        var contract = await db.Contracts.SingleAsync(c => c.PremisesId == home.PremisesId, Cancel);
        var signature = await db.Signatures.SingleAsync(s => s.ContractId == contract.Id, Cancel);
        var html = await visitor.Page(details);
        html.ShouldNotContain(Desk.Script);
        Html.Text(html).ShouldContain(Desk.Script);

        (string, string)[] word = [("signature", Number($"{signature.Id}")), ("agrees", "true")];
        var same = await visitor.Send(details, details + "?handler=Confirm", word);
        Html.Text(await same.Body()).ShouldContain("Den som skrev in papperet kan inte bekräfta det.");
        using var other = await OtherAsync(hamlet);
        (await other.Send(details, details + "?handler=Confirm", word)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Desk.StateAsync(hamlet, contract.Id)).ShouldBe(ContractState.InForce);
        var again = await other.Send(details, details + "?handler=Confirm", word);
        Html.Text(await again.Body()).ShouldContain("Här finns inget papper som väntar på att jämföras.");
        var scan = await other.Get(Number($"{details}?handler=Scan&scan={signature.AttachmentId}"));
        (scan.StatusCode, scan.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/pdf"));
    }

    [Theory]
    [OnBoth("avtal.exe", "MZ", 0, "Filen är varken PDF, PNG eller JPEG.")]
    [OnBoth("avtal.pdf", "<script>", 0, "Filen är varken PDF, PNG eller JPEG.")]
    [OnBoth("avtal.pdf", "", 0, "Filen är tom eller större än 10 MB.")]
    [OnBoth("avtal.pdf", "%PDF-1.7", 3, "har inte kommit än. Rätta den.")]
    [OnBoth("avtal.pdf", "%PDF-1.7", -9000, "ligger före erbjudandet. Rätta den.")]
    public async Task A_paper_that_cannot_be_is_refused_in_Swedish_and_nothing_is_kept(
        string kind,
        string file,
        string content,
        int days,
        string sentence
    )
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var visitor = await hamlet.Visitor(Role.Coordinator);
        var refused = await visitor.SendFileAsync(
            Number($"/contracts/new?offer={home.OfferId}"),
            "/contracts/new",
            "Paper.Scan",
            (file, Encoding.ASCII.GetBytes(content)),
            Paper(home, Guid.NewGuid(), Today().AddDays(days))
        );
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        Html.Text(await refused.Body()).ShouldContain(sentence);
        await using var db = hamlet.Database();
        (await db.Contracts.AnyAsync(c => c.PremisesId == home.PremisesId, Cancel)).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task What_belongs_to_another_contract_is_not_had_by_changing_a_number(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var (one, other) = (await Desk.SignedAsync(hamlet), await Desk.SignedAsync(hamlet, "Bo Ek"));
        using var visitor = await hamlet.Visitor(Role.Sales);
        await using var db = hamlet.Database();
        var document = await db.ContractDocuments.SingleAsync(d => d.ContractId == other.Id, Cancel);
        var signature = await db.Signatures.SingleAsync(s => s.ContractId == other.Id, Cancel);

        (
            await visitor.Get(Number($"/contracts/{other.Id}?handler=Document&document={document.Id}"))
        ).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (
            var path in new[]
            {
                $"/contracts/{one.Id}?handler=Document&document={document.Id}",
                $"/contracts/{one.Id}?handler=Scan&scan=1",
                "/contracts/999999",
                "/contracts/999999/owner",
            }
        )
            (await visitor.Get(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        var confirm = await visitor.Send(
            Path(one),
            Path(one) + "?handler=Confirm",
            ("signature", Number($"{signature.Id}")),
            ("agrees", "true")
        );
        Html.Text(await confirm.Body()).ShouldContain("Här finns inget papper som väntar på att jämföras.");
        (await visitor.Send(Path(one), "/contracts/999999?handler=Withdraw")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Theory, OnBoth]
    public async Task A_contract_is_ended_once_with_the_fee_that_was_shown_and_a_reason_where_one_is_needed(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var (cancelled, released) = (await Desk.SignedAsync(hamlet), await Desk.SignedAsync(hamlet));
        using var visitor = await hamlet.Visitor(Role.Sales);
        var stale = await visitor.Send(Path(cancelled), Path(cancelled) + "?handler=Cancel", ("fee", "490000"));
        Html.Text(await stale.Body()).ShouldContain("Avgiften för att avsluta har ändrats");
        var silent = await visitor.Send(Path(released), Path(released) + "?handler=Release", ("note", " "));
        Html.Text(await silent.Body()).ShouldContain("Skriv vilket förbehåll som slog in.");
        for (var i = 0; i < 2; i++)
        {
            await visitor.Send(Path(cancelled), Path(cancelled) + "?handler=Cancel", ("fee", "0"));
            await visitor.Send(Path(released), Path(released) + "?handler=Release", ("note", Desk.Script));
        }

        (await Desk.StateAsync(hamlet, cancelled.Id)).ShouldBe(ContractState.Cancelled);
        (await Desk.StateAsync(hamlet, released.Id)).ShouldBe(ContractState.Released);
        await using var db = hamlet.Database();
        (await db.ContractStatuses.CountAsync(s => s.ContractId == released.Id, Cancel)).ShouldBe(2);
        (await visitor.Page(Path(released))).ShouldNotContain(Desk.Script);
        var withdrawn = await visitor.Send(Path(released), Path(released) + "?handler=Withdraw");
        Html.Text(await withdrawn.Body()).ShouldContain($"Avtal {released.Number} har redan upphört.");
    }

    [Theory, OnBoth]
    public async Task A_new_owner_takes_over_once_the_paper_is_confirmed(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var contract = await Desk.SignedAsync(hamlet);
        using var visitor = await hamlet.Visitor(Role.Coordinator);
        var path = Path(contract) + "/owner";
        var nobody = await visitor.SendFileAsync(path, path, "Paper.Scan", Scan);
        Html.Text(await nobody.Body()).ShouldContain("Ett avtal behöver någon som beställer och betalar.");

        var sold = await visitor.SendFileAsync(path, path, "Paper.Scan", Scan, ("Paper.Parties[0].Name", "Nya Ägaren"));

        sold.StatusCode.ShouldBe(HttpStatusCode.Redirect, Html.Text(await sold.Body()));
        await using var db = hamlet.Database();
        var signature = await db
            .Signatures.Where(s => s.ContractId == contract.Id && s.Method == SignatureMethod.Paper)
            .SingleAsync(Cancel);
        using var other = await OtherAsync(hamlet);
        (
            await other.Send(
                Path(contract),
                Path(contract) + "?handler=Confirm",
                ("signature", Number($"{signature.Id}")),
                ("agrees", "true")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var left = await db
            .ContractParties.Where(p => p.ContractId == contract.Id)
            .OrderBy(p => p.Id)
            .ToListAsync(Cancel);
        left.Select(p => p.EndedAt is null).ShouldBe([false, true]);
    }

    [Theory, OnBoth]
    public async Task Who_may_only_read_changes_nothing(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var contract = await Desk.SignedAsync(hamlet);
        using var auditor = await hamlet.Visitor(Role.Auditor);
        await auditor.Page(Path(contract));

        var refused = await auditor.Send("/contracts", Path(contract) + "?handler=Withdraw");

        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await Desk.ContractAsync(hamlet, contract.Id)).EndedAt.ShouldBeNull();
    }

    private static string Path(Contract contract) => Number($"/contracts/{contract.Id}");

    private static string Link(Contract contract) => $"href=\"{Path(contract)}\"";

    private static string Number(FormattableString text) => FormattableString.Invariant(text);

    private static DateOnly Today() => TimeProvider.System.SwedishToday();

    private static (string, string)[] Paper(Home home, Guid request, DateOnly signedOn) =>
        [
            ("offer", Number($"{home.OfferId}")),
            ("Paper.RequestId", request.ToString()),
            ("Paper.Dig", "Own"),
            ("Paper.Pay", "Once"),
            ("Paper.Parties[0].Name", Desk.Script),
            ("Paper.Property", Desk.Script),
            ("Paper.SignedOn", signedOn.ToString("O", CultureInfo.InvariantCulture)),
        ];

    /// <summary>Another account, and so another person than who entered a paper.</summary>
    private static Task<HttpClient> OtherAsync(OfferedHamlet hamlet) => hamlet.Visitor(Role.Coordinator);
}
