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

/// <summary>
/// A co-owner signs, or an owner consents: with a code to their own mail or phone, or their own identity. Which party it is comes from the
/// address, but only among those of this household's contract, and whoever signs must have proved to be that one.
/// </summary>
[WhoMay(Role.Resident)]
public sealed class CoSignModel(
    HouseholdContract contracts,
    ContractDetails details,
    AddSignature add,
    IssueOneTimeCode issue,
    UseOneTimeCode use,
    LinkIdentity link,
    ReadPerson read,
    GuessLimit limit,
    SealedForm forms,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : HouseholdPage
{
    /// <summary>The contract.</summary>
    public ContractView Contract { get; private set; } = null!;

    /// <summary>Who is to sign.</summary>
    public PartyView Party { get; private set; } = null!;

    /// <summary>The code that was sent, sealed; null before.</summary>
    public string? Form { get; private set; }

    /// <summary>Where it went, masked.</summary>
    public string? SentTo { get; private set; }

    /// <summary>Whether this party has just proved who they are with the identity provider.</summary>
    public bool Identified =>
        Visit.Proof?.Identity is not null && Visit.HasProved(Party.PersonId, time.GetUtcNow().UtcDateTime);

    /// <summary>Whether this party has a part of the deduction and nobody has written down the number for it.</summary>
    public bool NeedsPersonalNumber => Party is { RotPercent: > 0, HasPersonalNumber: false };

    /// <summary>The number as it was typed, to mend it.</summary>
    public string? PersonalNumber { get; private set; }

    /// <summary>Why it was not signed, or null.</summary>
    public string? Sentence { get; private set; }

    /// <summary>The hash of what is signed.</summary>
    public string Document => Contract.Documents[^1].Sha256;

    public async Task<IActionResult> OnGetAsync(long party, string? form, CancellationToken cancel)
    {
        if (!await ReadAsync(party, cancel))
            return Redirect("/household/contract");
        Waits(form);
        return Page();
    }

    /// <summary>The document that is signed.</summary>
    public async Task<IActionResult> OnGetDocumentAsync(long party, CancellationToken cancel) =>
        await ReadAsync(party, cancel)
        && await details.DocumentAsync(Contract.Contract.Id, Contract.Documents[^1].Id, cancel) is { } found
            ? Pdf.Of(this, found.Content, Contract.Contract.Number)
            : NotFound();

    public async Task<IActionResult> OnPostSendAsync(long party, CancellationToken cancel)
    {
        if (!await ReadAsync(party, cancel))
            return Redirect("/household/contract");
        try
        {
            var contact = await read.RunAsync(Party.PersonId, Actor, "/household/contract/co-sign", cancel);
            var way = contact.Phone is not null ? MessageKind.Sms : MessageKind.Mail;
            var sent = await issue.ToPersonAsync(Party.PersonId, way, CodePurpose.Sign, Document, Actor, cancel);
            var to = Words.Masked((sent.Way == MessageKind.Sms ? contact.Phone : contact.Email)!);
            var form = forms.Seal(new CoSignForm(sent.Id, Guid.NewGuid(), Party.Id, to), OneTimeCode.Life);
            return RedirectToPage(new { party, form });
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostSignAsync(
        long party,
        string? form,
        string? code,
        string? personalNumber,
        CancellationToken cancel
    )
    {
        if (!await ReadAsync(party, cancel))
            return Redirect("/household/contract");
        Waits(form);
        PersonalNumber = personalNumber;
        try
        {
            // Before the code: a code that was used up for a number with a slip in it would have to be asked for again.
            if (NeedsPersonalNumber)
                PersonNumbers.Personal(personalNumber ?? "", time.SwedishToday());
            if (await ProofAsync(form, code, cancel) is not { } proof)
                return Page();
            await add.RunAsync(
                new SignatureWish
                {
                    ContractId = Contract.Contract.Id,
                    PersonId = Party.PersonId,
                    DocumentSha256 = Document,
                    Proof = proof,
                    PersonalNumber = NeedsPersonalNumber ? personalNumber : null,
                    Actor = Actor,
                },
                cancel
            );
            return Redirect("/household/contract?signed=true");
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    private void Waits(string? form)
    {
        if (forms.Open<CoSignForm>(form) is { } waited && waited.PartyId == Party.Id)
            (Form, SentTo) = (form, waited.SentTo);
    }

    private async Task<SigningProof?> ProofAsync(string? form, string? code, CancellationToken cancel)
    {
        if (Identified && string.IsNullOrWhiteSpace(code))
            return Proofs.Of(Visit.Proof!.Identity!, link);
        if (forms.Open<CoSignForm>(form) is not { } waited || waited.PartyId != Party.Id)
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
                waited.CodeId,
                code ?? "",
                CodePurpose.Sign,
                Document,
                waited.RequestId,
                cancel
            );
            return used.PersonId == Party.PersonId
                ? Proofs.Of(used, waited.SentTo, HttpContext.Connection.RemoteIpAddress)
                : null;
        }
        catch (RefusedException)
        {
            turn.WasWrong();
            throw;
        }
    }

    private async Task<bool> ReadAsync(long party, CancellationToken cancel)
    {
        if (await contracts.RunAsync(Visit.PremisesId, cancel) is not { Contract.EndedAt: null } found)
            return false;
        Contract = found;
        Party = found.Parties.FirstOrDefault(one => one.Id == party && one.EndedAt is null && one.SignedAt is null)!;
        return Party is not null && found.Documents.Count > 0;
    }
}

/// <summary>Which code a co-owner was sent, as the browser brings it back.</summary>
public sealed record CoSignForm(long CodeId, Guid RequestId, long PartyId, string SentTo);
