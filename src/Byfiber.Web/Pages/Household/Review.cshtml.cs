using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.People.Residents;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>The contract as it would be signed, and its signing: by a one-time code that is good for this document alone, or by an identity.</summary>
[WhoMay(Role.Resident)]
public sealed class ReviewModel(
    HouseholdContract contracts,
    DraftContract draft,
    SignContract sign,
    IssueOneTimeCode issue,
    UseOneTimeCode use,
    LinkIdentity link,
    ReadPerson read,
    GuessLimit limit,
    SealedForm forms,
    IdentityProviders providers,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : HouseholdPage
{
    /// <summary>Which identity provider there is.</summary>
    public IdentityProviders Providers => providers;

    /// <summary>The choices.</summary>
    public ContractForm Form { get; private set; } = null!;

    /// <summary>What would be signed.</summary>
    public ContractToSign ToSign { get; private set; } = null!;

    /// <summary>Whether a code for this very document was sent.</summary>
    public bool CodeSent => Form.CodeId is not null && Form.CodeFor == ToSign.DocumentSha256;

    /// <summary>Whether the first party has just proved who they are with the identity provider.</summary>
    public bool Identified =>
        Visit.Proof?.Identity is not null
        && Form.First.PersonId is { } person
        && Visit.HasProved(person, time.GetUtcNow().UtcDateTime);

    /// <summary>Somebody else identified themselves than who the contract names: their name.</summary>
    public string? OtherIdentity => !Identified ? Visit.Proof?.Identity?.Name : null;

    /// <summary>Why it was not signed, or null.</summary>
    public string? Sentence { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ReadAsync(cancel) ? Page() : Redirect("/household/contract");

    /// <summary>The document that would be signed.</summary>
    public async Task<IActionResult> OnGetDocumentAsync(CancellationToken cancel) =>
        await ReadAsync(cancel) ? Pdf.Of(this, ToSign.Document, ToSign.Sheet.Number) : NotFound();

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
            return Redirect("/household/contract");
        try
        {
            var person = Form.First.PersonId!.Value;
            var contact = await read.RunAsync(person, Actor, "/household/contract/review", cancel);
            var way = contact.Phone is not null ? MessageKind.Sms : MessageKind.Mail;
            var sent = await issue.ToPersonAsync(person, way, CodePurpose.Sign, ToSign.DocumentSha256, Actor, cancel);
            ContractFormCookie.Write(
                HttpContext,
                forms,
                Form with
                {
                    CodeId = sent.Id,
                    CodeFor = ToSign.DocumentSha256,
                    CodeTo = Words.Masked((sent.Way == MessageKind.Sms ? contact.Phone : contact.Email)!),
                }
            );
            return Redirect("/household/contract/review#sign");
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostSignAsync(string? code, string? document, CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
            return Redirect("/household/contract?signed=true");
        try
        {
            if (await ProofAsync(code, cancel) is not { } proof)
                return Page();
            await sign.RunAsync(
                new SignWish
                {
                    RequestId = Form.RequestId,
                    Choices = Form.Choices(),
                    DocumentSha256 = document ?? "",
                    Proof = proof,
                    Actor = Actor,
                },
                cancel
            );
            ContractFormCookie.Remove(HttpContext);
            return Redirect("/household/contract?signed=true");
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    private async Task<SigningProof?> ProofAsync(string? code, CancellationToken cancel)
    {
        if (Identified && string.IsNullOrWhiteSpace(code))
            return Proofs.Of(Visit.Proof!.Identity!, link);
        if (!CodeSent)
        {
            Sentence = T["Be först om en engångskod, eller legitimera er."];
            return null;
        }
        using var turn = await limit.EnterAsync(HttpContext.Connection.RemoteIpAddress, cancel);
        if (turn is null)
        {
            Sentence = T["För många fel koder på kort tid. Vänta en minut och försök igen."];
            return null;
        }
        try
        {
            var used = await use.RunAsync(
                Form.CodeId!.Value,
                code ?? "",
                CodePurpose.Sign,
                ToSign.DocumentSha256,
                Form.RequestId,
                cancel
            );
            return Proofs.Of(used, Form.CodeTo, HttpContext.Connection.RemoteIpAddress);
        }
        catch (RefusedException)
        {
            turn.WasWrong();
            throw;
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (ContractFormCookie.Read(HttpContext, forms, Visit) is not { First.PersonId: not null } form)
            return false;
        Form = form;
        if (await contracts.RunAsync(Visit.PremisesId, cancel) is { Contract.EndedAt: null })
            return false;
        try
        {
            ToSign = await draft.RunAsync(form.Choices(), cancel);
            return true;
        }
        catch (RefusedException)
        {
            // The choices no longer hold (a day has passed, the campaign has closed): the page of the choices says why.
            return false;
        }
    }
}

/// <summary>What proves a signature, as the room of contracts keeps it.</summary>
internal static class Proofs
{
    public static SigningProof Of(VouchedIdentity identity, LinkIdentity link) =>
        new IdentityProof
        {
            Issuer = identity.Issuer,
            Subject = link.Veiled(identity.Subject),
            Acr = identity.Context.Length == 0 ? null : identity.Context,
            Amr = identity.Methods,
            AuthTime = identity.At,
            Name = identity.Name,
        };

    public static SigningProof Of(UsedCode used, string? to, System.Net.IPAddress? from) =>
        new CodeProof
        {
            OneTimeCodeTo = to,
            UsedAt = used.At,
            RemoteAddress = from?.ToString(),
        };
}
