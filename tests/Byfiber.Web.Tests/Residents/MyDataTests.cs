using System.Net;
using System.Text.Json;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Access;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Residents;

/// <summary>What a household's person may know of what is kept, and how little of them the journal says.</summary>
public class MyDataTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task The_letters_code_alone_gives_nothing_out_and_asks_for_nothing(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        await resident.Send(
            "/household/contact",
            "/household/contact",
            ("Name", "Mia Ek"),
            ("Email", "mia@example.se")
        );

        var page = await resident.Page("/household/data");
        Html.Text(page).ShouldContain("Först behöver vi veta att det är ni");
        page.ShouldNotContain("handler=Export");
        var taken = await resident.Send("/household/contact", "/household/data?handler=Export");
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await resident.Send("/household/contact", "/household/data?handler=Erase");
        (await hamlet.Room<ErasureRequests>().RunAsync(Cancel)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Who_has_proved_it_takes_everything_out_and_asks_to_be_erased_which_waits_for_an_administrator(
        string kind
    )
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        var name = "Nea " + Guid.NewGuid().ToString("N");
        await resident.IdentifyAsync("/household/identity", ("person", name));

        var taken = await resident.Send("/household/data", "/household/data?handler=Export");

        taken.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        taken.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var file = JsonDocument.Parse(await taken.Body());
        var person = file.RootElement.GetProperty("tables").GetProperty("person")[0];
        person.GetProperty("name").GetString().ShouldBe(name);
        var id = person.GetProperty("id").GetInt64();
        await resident.Send("/household/data", "/household/data?handler=Erase");
        await resident.Send("/household/contact", "/household/data?handler=Erase");
        Html.Text(await resident.Page("/household/data")).ShouldContain("Vi svarar inom en månad");
        (await hamlet.Room<ErasureRequests>().RunAsync(Cancel)).Count(r => r.PersonId == id).ShouldBe(1);

        using var administrator = await hamlet.Visitor(Role.Administrator);
        Html.Text(await administrator.Page("/")).ShouldContain("har bett om att bli raderade");
        (await administrator.Page("/administration/personal-data")).ShouldContain($"people/{id}#erase");
        var erased = await administrator.Send(
            $"/administration/personal-data/people/{id}",
            $"/administration/personal-data/people/{id}?handler=Erase",
            ("reason", "Asked"),
            ("sure", "true")
        );
        erased.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await hamlet.Room<ErasureRequests>().RunAsync(Cancel)).ShouldNotContain(r => r.PersonId == id);
        (await resident.Get("/household")).StatusCode.ShouldBe(
            HttpStatusCode.Redirect,
            "the visit of an erased person"
        );
    }

    [Theory, OnBoth]
    public async Task What_a_resident_does_stands_in_the_journal_by_number_and_never_by_name(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        var name = "Olga " + Guid.NewGuid().ToString("N");
        await resident.IdentifyAsync("/household/identity", ("person", name));
        await resident.Send("/household", "/household", ("Kind", "Maybe"));
        await resident.Send("/household/contact", "/household/contact", ("Name", name), ("Email", "olga@example.se"));
        await resident.Send("/household/data", "/household/data?handler=Export");

        await using var db = hamlet.Database();
        var entries = await db
            .Journal.Where(e => e.Actor.StartsWith("household " + home.PremisesId))
            .Select(e => new { e.Actor, e.DataJson })
            .ToListAsync(Cancel);
        entries.Count.ShouldBeGreaterThan(3);
        foreach (var entry in entries)
            entry.Actor.ShouldMatch("^household [0-9]+(, person [0-9]+)?$");
        (await db.Journal.AnyAsync(e => e.Actor.Contains(name) || e.DataJson.Contains(name), Cancel)).ShouldBeFalse();
        (await db.Answers.AnyAsync(a => a.Actor.Contains(name), Cancel)).ShouldBeFalse();
        (await db.PersonReads.AnyAsync(r => r.Actor.Contains(name), Cancel)).ShouldBeFalse();
    }
}
