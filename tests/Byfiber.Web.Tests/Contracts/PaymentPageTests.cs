using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Byfiber.Web.Tests.Residents;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Contracts;

/// <summary>Payments from the ledger by file, and the basis of invoices to it.</summary>
public class PaymentPageTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task A_file_of_payments_counts_once_and_what_nobody_knows_is_listed(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var due = await DueAsync(hamlet, await Desk.SignedAsync(hamlet));
        using var visitor = await hamlet.Visitor(Role.Sales);
        var csv = $"referens;datum;belopp\r\n{due.Reference};2026-11-02;19 500,00\r\n1234567;2026-11-02;10,00\r\n";

        Html.Text(await SendAsync(visitor, csv)).ShouldContain("2 betalningar är inlästa.");
        Html.Text(await SendAsync(visitor, csv)).ShouldContain("Filen var redan inläst: ingenting har ändrats.");

        await using var db = hamlet.Database();
        (await db.Payments.SingleAsync(p => p.PaymentDueId == due.Id, Cancel)).AmountOre.ShouldBe(1_950_000);
        Html.Text(await visitor.Page("/payments")).ShouldContain("1234567");
    }

    [Theory]
    [OnBoth("referens;datum;belopp\n12;2026-11-02;mycket\n", "Rad 2 i fil.csv: ”mycket” går inte att läsa i kolumnen")]
    [OnBoth("referens;datum;belopp\n12;;1\n", "Rad 2 i fil.csv: kolumnen")]
    [OnBoth("datum;belopp\n2026-11-02;1\n", "fil.csv saknar kolumnen")]
    [OnBoth("referens;datum;belopp\n", "fil.csv har inga rader under rubrikerna.")]
    [OnBoth("", "Välj en CSV-fil på högst 20 MB.")]
    [OnBoth("a\0b", "fil.csv är ingen textfil.")]
    public async Task A_file_that_cannot_be_read_is_refused_in_Swedish_and_nothing_is_kept(
        string kind,
        string csv,
        string sentence
    )
    {
        var hamlet = await hamlets.On(kind);
        using var visitor = await hamlet.Visitor(Role.Coordinator);
        await using var db = hamlet.Database();
        var before = await db.Payments.CountAsync(Cancel);
        Html.Text(await SendAsync(visitor, csv)).ShouldContain(sentence);
        (await db.Payments.CountAsync(Cancel)).ShouldBe(before);
    }

    [Theory, OnBoth]
    public async Task Rows_that_cannot_be_read_are_left_out_when_asked_and_shown_as_text(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var due = await DueAsync(hamlet, await Desk.SignedAsync(hamlet));
        using var visitor = await hamlet.Visitor(Role.Sales);
        var csv = $"referens;datum;belopp\n{Desk.Script};2026-11-02;1\n{due.Reference};2026-11-03;100\n";
        var html = await SendAsync(visitor, csv, ("skip", "true"));
        Html.Text(html).ShouldContain("1 betalningar är inlästa.");
        Html.Text(html).ShouldContain("Rad 2 i fil.csv");
        html.ShouldNotContain(Desk.Script);
    }

    [Theory, OnBoth]
    public async Task The_basis_holds_every_payment_that_is_due_and_who_fetched_it_is_written_down(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var due = await DueAsync(hamlet, await Desk.SignedAsync(hamlet));
        using var visitor = await hamlet.Visitor(Role.Coordinator);
        await using var db = hamlet.Database();
        var before = await db.PersonReads.CountAsync(Cancel);

        (await visitor.Page("/payments?handler=Basis")).ShouldContain(due.Reference);
        (await visitor.Page("/payments?handler=Basis&area=99999")).ShouldNotContain(due.Reference);

        (await db.PersonReads.CountAsync(Cancel)).ShouldBeGreaterThan(before);
    }

    [Theory, OnBoth]
    public async Task A_companys_contract_leads_to_its_electronic_invoice(string kind)
    {
        XNamespace cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
        var hamlet = await hamlets.On(kind);
        var contract = await Desk.SignedAsync(hamlet, "Ångbryggeriet & Söner AB", company: true);
        var due = await DueAsync(hamlet, contract);
        var address = FormattableString.Invariant($"/payments?handler=invoice&payment={due.Id}");
        using var visitor = await hamlet.Visitor(Role.Sales);
        WebUtility
            .HtmlDecode(await visitor.Page(FormattableString.Invariant($"/contracts/{contract.Id}")))
            .ShouldContain($"href=\"{address}\"");

        var answer = await visitor.Get(address);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var invoice = XDocument.Parse(await answer.Body());
        string[] All(string name) => [.. invoice.Descendants(cbc + name).Select(e => e.Value)];
        All("CustomizationID").ShouldBe(["urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"]);
        invoice.Descendants(cbc + "EndpointID").Select(e => e.Attribute("schemeID")!.Value).ShouldBe(["0007", "0007"]);
        All("RegistrationName").ShouldBe(["Provnät AB", "Ångbryggeriet & Söner AB"]);
        All("PayableAmount").ShouldBe([(due.AmountOre / 100m).ToString("0.00", CultureInfo.InvariantCulture)]);
        All("PaymentID").ShouldBe([due.Reference]);
        var page = Html.Text(await visitor.Page("/payments"));
        page.ShouldContain("Peppol kräver en mottagare med organisationsnummer");
    }

    [Theory, OnBoth]
    public async Task A_person_has_no_electronic_invoice_and_is_sent_to_the_basis(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var person = await DueAsync(hamlet, await Desk.SignedAsync(hamlet));
        using var visitor = await hamlet.Visitor(Role.Sales);

        var refused = await visitor.Get(FormattableString.Invariant($"/payments?handler=Invoice&payment={person.Id}"));

        Html.Text(await refused.Body()).ShouldContain("har inget riktigt organisationsnummer");
        var missing = await visitor.Get("/payments?handler=Invoice&payment=999999");
        Html.Text(await missing.Body()).ShouldContain("Läs in sidan igen.");
        using var planner = await hamlet.Visitor(Role.Planner);
        (await planner.Get("/payments")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private static async Task<PaymentDue> DueAsync(OfferedHamlet hamlet, Contract contract)
    {
        await using var db = hamlet.Database();
        return await db.PaymentsDue.FirstAsync(p => p.ContractId == contract.Id, Cancel);
    }

    private static async Task<string> SendAsync(HttpClient visitor, string csv, params (string, string)[] more)
    {
        var file = ("fil.csv", Encoding.UTF8.GetBytes(csv));
        var answer = await visitor.SendFileAsync("/payments", "/payments", "file", file, more);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Body();
    }
}
