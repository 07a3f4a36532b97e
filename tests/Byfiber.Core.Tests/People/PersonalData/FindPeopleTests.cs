using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.People.PersonalData;

public class FindPeopleTests
{
    [Theory]
    [OnBoth("öhman", "Åsa Öhman")]
    [OnBoth("ÅSA", "Åsa Öhman")]
    [OnBoth("asa@EXAMPLE.se", "Åsa Öhman")]
    [OnBoth("070-1234567", "Åsa Öhman")]
    [OnBoth("811228-9874", "Åsa Öhman")]
    [OnBoth("556036-0793", "Skogsbolaget AB")]
    [OnBoth("nobody", "")]
    public async Task A_person_is_found_by_what_one_knows_of_them_and_logged_as_read(
        string kind,
        string wanted,
        string found
    )
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using (var rows = db.Open())
        {
            var asa = new Person
            {
                Name = "Åsa Öhman",
                Email = "asa@example.se",
                Phone = "+46701234567",
            };
            asa.KeepPersonalNumber(new OpenVault(), "811228-9874", new DateOnly(2026, 11, 23));
            rows.AddRange(
                asa,
                new Person
                {
                    Kind = PersonKind.Company,
                    Name = "Skogsbolaget AB",
                    OrganisationNumber = "5560360793",
                }
            );
            await rows.SaveChangesAsync();
        }

        var people = await new FindPeople(db.Database, TimeProvider.System, new OpenVault()).RunAsync(
            wanted,
            "Berit",
            "/search"
        );

        people.Select(p => p.Name).ShouldBe(found.Length == 0 ? [] : [found]);
        await using var after = db.Open();
        (await after.PersonReads.CountAsync()).ShouldBe(people.Count);
    }

    [Theory, OnBoth]
    public async Task Too_little_to_search_for_is_refused(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);

        await Should.ThrowAsync<RefusedException>(() =>
            new FindPeople(db.Database, TimeProvider.System, new OpenVault()).RunAsync(" an ", "Berit", "/search")
        );
    }
}
