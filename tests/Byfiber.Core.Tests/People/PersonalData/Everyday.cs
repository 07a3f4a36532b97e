using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Offers;
using Byfiber.Core.Tests.People.Messages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.People.PersonalData;

/// <summary>A person in the middle of things: lives in a house with an offer, answered in words, was written to, was read.</summary>
internal static class Everyday
{
    public const string Name = "Åsa Öhman-Quist",
        Mail = "asa.quist@example.se",
        Phone = "+46701234567",
        Number = "198112289874";

    /// <summary>Writes down the person and all that happened with them; gives their id.</summary>
    public static async Task<long> LiveAsync(Village village, int house = 1)
    {
        long id = await new SavePerson(village.Data, village.Time).RunAsync(
            null,
            new PersonWish
            {
                Name = Name,
                Email = Mail,
                Phone = "070-123 45 67",
            },
            "Berit"
        );
        await village.StartedAsync();
        long offer = await village.OfferAsync(house);
        var now = village.Time.GetUtcNow().UtcDateTime;
        await using var db = village.Db.Open();
        var person = await db.People.SingleAsync(p => p.Id == id);
        person.KeepPersonalNumber(new OpenVault(), "811228-9874", DateOnly.FromDateTime(now));
        person.Subject = Person.SubjectOf("https://id.example.se", "asa");
        db.Add(
            new PremisesPerson
            {
                PremisesId = await db.Offers.Where(o => o.Id == offer).Select(o => o.PremisesId).SingleAsync(),
                PersonId = id,
                Tie = PremisesTie.Owner,
                At = now,
                Actor = "Berit",
            }
        );
        db.Add(
            new Answer
            {
                OfferId = offer,
                Kind = AnswerKind.Maybe,
                Note = $"Ring {Name} på {Phone}.",
                Channel = Channel.Phone,
                At = now,
                Actor = "Berit",
                PersonId = id,
                RequestId = Guid.NewGuid(),
            }
        );
        db.Add(
            new Contact
            {
                OfferId = offer,
                Channel = Channel.Phone,
                Outcome = ContactOutcome.Talked,
                At = now,
                Actor = "Berit",
                Note = $"{Name} vill tänka på saken.",
                RequestId = Guid.NewGuid(),
            }
        );
        await db.SaveChangesAsync();
        await WriteAsync(village, id);
        await new ReadPerson(village.Data, village.Time, new OpenVault()).RunAsync(id, "Berit", "/offers/1");
        return id;
    }

    public static PersonErasure Erasure(params PersonHold[] holds) => new(holds, [new HouseholdNotes()]);

    public static DataKind[] Kinds(params PersonHold[] holds) =>
        [new ContactData(Erasure(holds)), new PersonalNumberData(), new MessageData(), new ReadingData()];

    public static DataRegister Register(Village village) => new(village.Data, village.Time, Kinds());

    /// <summary>One mail that failed, one that waits with a code in it.</summary>
    private static async Task WriteAsync(Village village, long id)
    {
        var carrier = new Carrier
        {
            Then = (m, _) => throw new MessageFailedException($"550 <{m.Address}> {m.RecipientName} unknown", true),
        };
        await QueueAsync(village, id, "mail:1");
        await new DeliverMessages(village.Data, village.Time, [carrier], []).RunAsync();
        await QueueAsync(village, id, "mail:2");
    }

    private static async Task QueueAsync(Village village, long id, string key)
    {
        await using var db = village.Db.Open();
        await db.InTransactionAsync(
            () =>
                db.QueueMessageAsync(
                    new MessageDraft
                    {
                        Template = "campaign",
                        PersonId = id,
                        Address = Mail,
                        RecipientName = Name,
                        Language = "sv",
                        Fields = new Dictionary<string, string>
                        {
                            ["subject"] = $"Till {Name}",
                            ["name"] = Name,
                            ["body"] = "Nu är det er tur.",
                            ["link"] = "https://fiber.example.se/h/abc",
                            ["sender"] = "Kommunen",
                        },
                        SecretFields = ["link"],
                        DedupKey = key,
                    },
                    village.Time,
                    CancellationToken.None
                ),
            CancellationToken.None
        );
    }
}
