using System.Net.Http.Headers;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Web.Tests.Pages;
using Byfiber.Web.Tests.Residents;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Contracts;

/// <summary>What the tests of the contracts' pages do before and beside them.</summary>
internal static class Desk
{
    public const string Script = "<script>alert(1)</script>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A contract in force about a home of its own, signed by code.</summary>
    public static async Task<Contract> SignedAsync(
        OfferedHamlet hamlet,
        string name = "Åsa Öberg",
        bool company = false
    )
    {
        var home = await hamlet.HomeAsync();
        var choices = new ContractChoices
        {
            OfferId = home.OfferId,
            Dig = DigChoice.Own,
            Parties =
            [
                new PartyWish
                {
                    Role = company ? PartyRole.Company : PartyRole.Owner,
                    Person = new PersonWish
                    {
                        Name = name,
                        Kind = company ? PersonKind.Company : PersonKind.Person,
                        OrganisationNumber = company ? "559999-0008" : null,
                    },
                },
            ],
        };
        var shown = await hamlet.Room<DraftContract>().RunAsync(choices, Cancel);
        var signed = await hamlet
            .Room<SignContract>()
            .RunAsync(
                new SignWish
                {
                    RequestId = Guid.NewGuid(),
                    Choices = choices,
                    DocumentSha256 = shown.DocumentSha256,
                    Proof = new CodeProof { UsedAt = TimeProvider.System.GetUtcNow().UtcDateTime },
                    Actor = name,
                },
                Cancel
            );
        return await ContractAsync(hamlet, signed.ContractId);
    }

    public static async Task<Contract> ContractAsync(OfferedHamlet hamlet, long id)
    {
        await using var db = hamlet.Database();
        return await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == id, Cancel);
    }

    public static async Task<ContractState> StateAsync(OfferedHamlet hamlet, long id)
    {
        await using var db = hamlet.Database();
        return await db
            .ContractStatuses.Where(s => s.ContractId == id)
            .OrderByDescending(s => s.Id)
            .Select(s => s.State)
            .FirstAsync(Cancel);
    }

    /// <summary>Sends a page's form with a file.</summary>
    public static async Task<HttpResponseMessage> SendFileAsync(
        this HttpClient visitor,
        string page,
        string action,
        string field,
        (string Name, byte[] Content) file,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Html.Token(await visitor.Page(page))), "__RequestVerificationToken");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        var content = new ByteArrayContent(file.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, field, file.Name);
        return await visitor.Post(action, form);
    }
}
