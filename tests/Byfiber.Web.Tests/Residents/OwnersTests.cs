using System.Globalization;
using System.Net;
using Byfiber.Core.Contracts;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Residents;

/// <summary>A house that several own: all of them in one form, without script, and the ROT deduction shared between them.</summary>
public class OwnersTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private const string Form = "/household/contract";

    // Made-up numbers with right check digits.
    private const string First = "19811218-9876";
    private const string Second = "19640823-3234";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task Adding_an_owner_keeps_all_that_was_typed_and_makes_room_for_one_more(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());

        var added = await resident.Send(
            Form,
            Form + "?handler=Add",
            ("Name", "Asta Berg"),
            ("Email", "asta@example.se"),
            ("Dig", "Own"),
            ("Property", "Lyttersta 2:3"),
            ("PersonalNumber", First),
            ("Others[0].Name", "Bror Berg"),
            ("Others[0].Phone", "070-123 45 67"),
            ("Others[0].RotShare", "40")
        );

        added.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await added.Body();
        foreach (var typed in new[] { "Asta Berg", "asta@example.se", "Lyttersta 2:3", First, "Bror Berg", "40" })
            html.ShouldContain($"value=\"{typed}\"");
        html.ShouldContain("id=\"dig-own\" name=\"Dig\" value=\"Own\" checked");
        html.ShouldContain("name=\"Others[1].Name\"");
        html.ShouldNotContain("name=\"Others[2].Name\"");
        added.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task There_is_room_for_eight_owners_and_the_next_is_told_to_call(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        var seven = Owners(7);
        var eighth = await resident.Send(Form, Form + "?handler=Add", [.. Usual("h@example.se"), .. seven]);
        var html = await eighth.Body();
        Html.Text(html).ShouldContain("Här får åtta ägare plats.");
        html.ShouldContain("name=\"Others[6].Name\"");
        html.ShouldNotContain("name=\"Others[7].Name\"");

        var tooMany = await resident.Send(Form, Form, [.. Usual("h@example.se"), .. Owners(8)]);
        Html.Text(await tooMany.Body()).ShouldContain("Här får åtta ägare plats.");

        // Eight long names are more than one cookie holds.
        await HouseholdTests.ChooseAsync(resident, "h@example.se", seven);
        var review = Html.Text(await resident.Page("/household/contract/review"));
        review.ShouldContain($"{Long(6)} (Ägare)");
    }

    [Theory, OnBoth]
    public async Task Three_owners_share_the_deduction_and_each_gives_a_number_of_their_own(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        await HouseholdTests.ChooseAsync(
            resident,
            "ett@example.se",
            [
                .. Deducting(First, share: ""),
                ("Others[0].Name", "Två Berg"),
                ("Others[0].Email", "tva@example.se"),
                ("Others[0].Rot", "true"),
                ("Others[0].PersonalNumber", Second),
                ("Others[1].Name", "Tre Berg"),
                ("Others[1].Email", "tre@example.se"),
                ("Others[1].Rot", "true"),
            ]
        );
        Html.Text(await resident.Page("/household/contract/review")).ShouldContain("Asta Berg: 34 procent");
        await HouseholdTests.SignAsync(hamlet, resident, "ett@example.se");
        await using var db = hamlet.Database();
        var parties = await db
            .ContractParties.Where(p => db.Contracts.Any(c => c.Id == p.ContractId && c.PremisesId == home.PremisesId))
            .OrderBy(p => p.Id)
            .ToListAsync(Cancel);
        parties.Select(p => p.RotPercent).ShouldBe([34, 33, 33]);

        await CoSignAsync(hamlet, resident, parties[1].Id, "tva@example.se", HttpStatusCode.Redirect);
        var without = await CoSignAsync(hamlet, resident, parties[2].Id, "tre@example.se", HttpStatusCode.OK);
        Html.Text(without).ShouldContain("Personnumret stämmer inte. Skriv det som ÅÅÅÅMMDD-NNNN.");
        var signed = ("personalNumber", "19900101-2385");
        await CoSignAsync(hamlet, resident, parties[2].Id, "tre@example.se", HttpStatusCode.Redirect, signed);

        var people = await db
            .People.Where(p => parties.Select(x => x.PersonId).Contains(p.Id))
            .Select(p => p.PersonalNumberCipher)
            .ToListAsync(Cancel);
        people.ShouldAllBe(cipher => cipher != null && !cipher.Contains("8112189876", StringComparison.Ordinal));
        people.Distinct().Count().ShouldBe(3);
        var state = await db
            .ContractStatuses.Where(s => s.ContractId == parties[0].ContractId)
            .OrderByDescending(s => s.Id)
            .Select(s => s.State)
            .FirstAsync(Cancel);
        state.ShouldBe(ContractState.InForce);
    }

    [Theory]
    [OnBoth("60", "30", "Delarna av rotavdraget ska vara från 0 till 100 procent, och bli 100 tillsammans.")]
    [OnBoth("60", "fyrtio", "Delarna av rotavdraget ska vara från 0 till 100 procent, och bli 100 tillsammans.")]
    [OnBoth("100", "", "Delarna av rotavdraget ska vara från 0 till 100 procent, och bli 100 tillsammans.")]
    [OnBoth("-5", "105", "Delarna av rotavdraget ska vara från 0 till 100 procent, och bli 100 tillsammans.")]
    public async Task Parts_that_are_no_whole_are_refused_and_kept_to_be_mended(
        string kind,
        string first,
        string second,
        string sentence
    )
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        var refused = await resident.Send(
            Form,
            Form,
            [
                .. Usual("del@example.se"),
                .. Deducting(First, first),
                ("Others[0].Name", "Bror Berg"),
                ("Others[0].Rot", "true"),
                ("Others[0].RotShare", second),
            ]
        );
        var html = await refused.Body();
        Html.Text(html).ShouldContain(sentence);
        html.ShouldContain($"name=\"RotShare\" value=\"{first}\"");
    }

    [Theory]
    [OnBoth("", "Rotavdraget behöver ägarens personnummer.")]
    [OnBoth("19811218-9875", "Personnumret stämmer inte.")]
    public async Task A_deduction_without_a_right_number_is_refused_before_anybody_reads_a_contract(
        string kind,
        string number,
        string sentence
    )
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        var refused = await resident.Send(Form, Form, [.. Usual("nr@example.se"), .. Deducting(number, "")]);
        Html.Text(await refused.Body()).ShouldContain(sentence);
        (await resident.Get("/household/contract/review")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task A_tenant_names_every_owner_and_none_of_them_deducts(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        await HouseholdTests.ChooseAsync(
            resident,
            "hyr@example.se",
            ("Role", "Tenant"),
            ("Others[0].Name", "Ägar Ek"),
            ("Others[0].Rot", "true"),
            ("Others[1].Name", "Äga Ek")
        );
        await HouseholdTests.SignAsync(hamlet, resident, "hyr@example.se");
        await using var db = hamlet.Database();
        var parties = await db
            .ContractParties.Where(p => db.Contracts.Any(c => c.Id == p.ContractId && c.PremisesId == home.PremisesId))
            .OrderBy(p => p.Id)
            .ToListAsync(Cancel);
        parties
            .Select(p => (p.Role, p.RotPercent))
            .ShouldBe([(PartyRole.Tenant, null), (PartyRole.ConsentingOwner, null), (PartyRole.ConsentingOwner, null)]);
    }

    private static string CoSign(long party) =>
        FormattableString.Invariant($"/household/contract/co-sign?party={party}");

    private static async Task<string> CoSignAsync(
        OfferedHamlet hamlet,
        HttpClient resident,
        long party,
        string email,
        HttpStatusCode expected,
        params (string Name, string Value)[] more
    )
    {
        var path = CoSign(party);
        var sent = await resident.Send(path, path + "&handler=Send");
        var page = await resident.Page(sent.Headers.Location!.OriginalString);
        var fields = HouseholdTests.Fields(
            page,
            [("form", HouseholdTests.Hidden(page, "form")), ("code", await hamlet.OneTimeCodeAsync(email)), .. more]
        );
        var answer = await resident.Post(path + "&handler=Sign", fields());
        var body = await answer.Body();
        answer.StatusCode.ShouldBe(expected, Html.Text(body));
        return body;
    }

    private static (string, string)[] Usual(string email) =>
        [("Name", "Asta Berg"), ("Email", email), ("Role", "Owner"), ("Dig", "Operator"), ("Pay", "Once")];

    private static (string, string)[] Deducting(string number, string share) =>
        [
            ("Dig", "Operator"),
            ("Rot", "true"),
            ("RotShare", share),
            ("PersonalNumber", number),
            ("Property", "Vingåker Lyttersta 2:3"),
        ];

    private static (string, string)[] Owners(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .SelectMany<int, (string, string)>(i =>
                    [
                        (FormattableString.Invariant($"Others[{i}].Name"), Long(i)),
                        (FormattableString.Invariant($"Others[{i}].Email"), $"{new string('e', 60)}{i}@example.se"),
                    ]
                ),
        ];

    private static string Long(int i) => new string('Å', 180) + i.ToString(CultureInfo.InvariantCulture);
}
