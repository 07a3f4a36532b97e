using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Notices;
using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Tests.Documents;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts.Notices;

public class NoticesTests
{
    private static readonly SiteAddress Site = new(new Uri("https://fiber.bykoping.se/"));

    [Theory, OnBoth]
    public async Task Parties_are_told_what_was_signed_and_what_is_waited_for_in_Swedish(string kind) =>
        (await StoryAsync(kind, "sv")).ShouldBeAsIn("notices-sv.txt");

    [Theory, OnBoth]
    public async Task Parties_are_told_what_was_signed_and_what_is_waited_for_in_English(string kind) =>
        (await StoryAsync(kind, "en")).ShouldBeAsIn("notices-en.txt");

    [Theory, OnBoth]
    public async Task The_same_signature_or_end_twice_is_one_message(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 1);
        var choices = street.Choices();
        var shown = await street.Draft.RunAsync(choices);
        var wish = OfferedStreet.Wish(choices, shown.DocumentSha256);
        var signed = await street.Sign.RunAsync(wish);
        (await street.Sign.RunAsync(wish)).Repeated.ShouldBeTrue();
        await ComposeAsync(street);
        await using (var db = street.Open())
        {
            // As after a crash between queueing and moving on.
            await db.JournalCursors.ExecuteUpdateAsync(c => c.SetProperty(x => x.LastEntryId, 0));
        }
        await ComposeAsync(street);
        (await TemplatesAsync(street)).ShouldBe(["contract-signed"]);

        var withdraw = new WithdrawContract(street.Database, street.Clock);
        await withdraw.RunAsync(signed.ContractId, null, "Åsa");
        await withdraw.RunAsync(signed.ContractId, null, "Åsa");
        await ComposeAsync(street);

        (await TemplatesAsync(street)).ShouldBe(["contract-signed", "contract-ended"]);
    }

    [Theory, OnBoth]
    public async Task A_paper_counts_once_it_is_confirmed_and_one_that_is_refused_asks_again(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 2);
        await EnterPaperAsync(street, 0);
        await EnterPaperAsync(street, 1);
        await ComposeAsync(street);
        (await TemplatesAsync(street)).ShouldBeEmpty("nobody has compared the papers yet");

        long[] papers = await PapersAsync(street);
        var confirm = new ConfirmPaper(street.Database, street.Clock, street.Vault);
        await confirm.RunAsync(papers[0], true, null, "Berit");
        await confirm.RunAsync(papers[1], false, "Fel hus", "Berit");
        await ComposeAsync(street);

        (await TemplatesAsync(street)).ShouldBe(["contract-signed", "contract-paper-refused"], ignoreOrder: true);
        await using var db = street.Open();
        (await db.Messages.Select(m => m.BodyText).ToListAsync()).ShouldAllBe(
            text => !text.Contains("Fel hus", StringComparison.Ordinal),
            "what one of the staff wrote to another stays with them"
        );
    }

    [Theory, OnBoth]
    public async Task No_personal_number_is_ever_in_a_message(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 1);
        var choices = street.Choices(0, Owner("Åsa 640823-3234", "sv", rot: 100, number: "19640823-3234"));
        var signed = await street.SignedAsync(choices);
        await ComposeAsync(street);
        await new ReleaseContract(street.Database, street.Clock).RunAsync(
            signed.ContractId,
            "För få i området. Ring 196408233234.",
            "Anna"
        );
        await ComposeAsync(street);

        await using var db = street.Open();
        var messages = await db.Messages.OrderBy(m => m.Id).ToListAsync();
        messages.Count.ShouldBe(2);
        foreach (var message in messages)
        {
            string all = message.Subject + message.BodyText + message.BodyHtml + message.RecipientName;
            all.ShouldNotContain("3234");
            all.ShouldContain("Åsa ••••••");
        }
        messages[1].BodyText.ShouldContain("För få i området.");
    }

    [Theory, OnBoth]
    public async Task Nobody_is_written_to_without_an_address_or_once_erased(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 2);
        await street.SignedAsync(street.Choices(0, Owner("Åsa", "sv", mail: null)));
        await street.SignedAsync(street.Choices(1, Owner("Bo", "sv", mail: "bo@example.se")));
        await using (var db = street.Open())
        {
            await db
                .People.Where(p => p.Name == "Bo")
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.ErasedAt, street.Clock.GetUtcNow().UtcDateTime));
        }
        await ComposeAsync(street);

        (await TemplatesAsync(street)).ShouldBeEmpty();
    }

    /// <summary>A couple, a tenant, a sale and the ends, each told; all messages as one text.</summary>
    private static async Task<string> StoryAsync(string kind, string language)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 3);
        var couple = await street.SignedAsync(
            street.Choices(
                0,
                Owner("Åsa Öberg", language, mail: "asa@example.se"),
                Owner("Bo Öberg", language, mail: null, phone: "070-123 45 67")
            )
        );
        await ComposeAsync(street);
        street.Clock.Advance(TimeSpan.FromDays(1));
        await SignTooAsync(street, couple.ContractId, 0, "Bo Öberg");
        await ComposeAsync(street);
        var rented = await street.SignedAsync(
            street.Choices(
                1,
                Owner("Tor Hyr", language, mail: "tor@example.se", role: PartyRole.Tenant),
                Owner("Eva Äger", language, mail: "eva@example.se", role: PartyRole.ConsentingOwner)
            )
        );
        await ComposeAsync(street);
        street.Clock.Advance(TimeSpan.FromDays(1));
        await SignTooAsync(street, rented.ContractId, 1, "Eva Äger");
        await ComposeAsync(street);
        street.Clock.Advance(TimeSpan.FromDays(100));
        await SellAsync(street, couple.ContractId, Owner("Cecilia Ny", language, mail: "cecilia@example.se"));
        await ComposeAsync(street);
        await street.DecideAsync(OfferedStreet.Today);
        await new CancelContract(street.Database, street.Clock).RunAsync(rented.ContractId, 490_000, null, "Tor");
        await new ReleaseContract(street.Database, street.Clock).RunAsync(couple.ContractId, "För få vill.", "Anna");
        await ComposeAsync(street);
        await using var db = street.Open();
        var messages = await db.Messages.OrderBy(m => m.Id).ToListAsync();
        return string.Join("\n", messages.Select(Text));
    }

    private static string Text(Message message) =>
        $"--- {message.Kind} {message.RecipientName} <{message.Address}> {message.DedupKey}\n{message.Subject}\n\n{message.BodyText}\n";

    private static PartyWish Owner(
        string name,
        string language,
        string? mail = "asa@example.se",
        string? phone = null,
        PartyRole role = PartyRole.Owner,
        int? rot = null,
        string? number = null
    ) =>
        new()
        {
            Person = new PersonWish
            {
                Name = name,
                Email = mail,
                Phone = phone,
                Language = language,
            },
            Role = role,
            RotPercent = rot,
            PersonalNumber = number,
        };

    private static async Task SignTooAsync(OfferedStreet street, long contractId, int house, string name)
    {
        var view = (await street.Households().RunAsync(house + 1))!;
        await new AddSignature(street.Database, street.Clock, street.Vault).RunAsync(
            new SignatureWish
            {
                ContractId = contractId,
                PersonId = view.Parties.Single(p => p.Name == name).PersonId,
                DocumentSha256 = view.Documents[^1].Sha256,
                Proof = OfferedStreet.Identity(name),
                Actor = name,
            }
        );
    }

    private static async Task SellAsync(OfferedStreet street, long contractId, PartyWish buyer)
    {
        var change = new ChangeOwner(street.Database, street.Clock, street.Vault, street.Seller);
        var shown = await change.DraftAsync(contractId, [buyer], buyer.Person!.Language);
        await change.RunAsync(
            new ChangeOwnerWish
            {
                ContractId = contractId,
                Parties = [buyer],
                Language = buyer.Person.Language,
                DocumentSha256 = shown.DocumentSha256,
                Proof = OfferedStreet.Identity("c"),
                Actor = "Cecilia",
            }
        );
    }

    private static Task<SignedContract> EnterPaperAsync(OfferedStreet street, int house) =>
        new EnterPaperContract(street.Database, street.Clock, street.Vault, street.Seller).RunAsync(
            new PaperWish
            {
                RequestId = Guid.NewGuid(),
                Choices = street.Choices(house),
                SignedOn = OfferedStreet.Today,
                Scan = OfferedStreet.Scan(more: (byte)house),
                Actor = "Anna",
            }
        );

    private static async Task<long[]> PapersAsync(OfferedStreet street)
    {
        await using var db = street.Open();
        return await db.Signatures.OrderBy(s => s.Id).Select(s => s.Id).ToArrayAsync();
    }

    private static Task<int> ComposeAsync(OfferedStreet street) =>
        new ComposeMessages(
            street.Database,
            new JournalReader(street.Database, street.Clock),
            street.Clock,
            [
                .. SigningNotices.Verbs.Select(v => new SigningNotices(v, Site)),
                .. EndNotices.Verbs.Select(v => new EndNotices(v, Site)),
            ]
        ).RunAsync();

    private static async Task<List<string>> TemplatesAsync(OfferedStreet street)
    {
        await using var db = street.Open();
        return await db.Messages.OrderBy(m => m.Id).Select(m => m.Template).ToListAsync();
    }
}
