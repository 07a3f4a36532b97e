using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.Residents;
using Byfiber.Web.Pages.Shared;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>What residents are told: refusals as one sentence with the mend, and the words of their choices.</summary>
internal static class Words
{
    /// <summary>"sv" or "en": what the page is read in.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "sv" ? "sv" : "en";

    /// <summary>The text in the reader's language; the Swedish one where there is no other.</summary>
    public static string Either(string swedish, string english) =>
        Language == "sv" || english.Length == 0 ? swedish : english;

    /// <summary>A day as a person writes it.</summary>
    public static string Day(DateOnly day) => Figures.Day(day);

    /// <summary>A moment as a Swedish day.</summary>
    public static string Day(DateTime utc) => Day(utc.SwedishDay());

    /// <summary>Why something was refused, in the reader's language.</summary>
    public static string Of(RefusedException refusal, IStringLocalizer<SharedText> T) =>
        refusal.Reason switch
        {
            OfferRefusal reason => OfOffer(reason, refusal.Named, T),
            ContractRefusal reason => OfContract(reason, refusal.Message, T),
            ResidentRefusal reason => OfResident(reason, refusal.Named, T),
            _ => PersonWords.Of(refusal.Message, T),
        };

    private static string OfOffer(OfferRefusal reason, IReadOnlyList<string> named, IStringLocalizer<SharedText> T) =>
        reason switch
        {
            OfferRefusal.CodeMistyped => T[
                "En personlig kod har tolv bokstäver och siffror, i tre grupper om fyra. Läs den en gång till i brevet."
            ],
            OfferRefusal.CodeUnknown => T["Ingen har den koden. Läs den en gång till i brevet, eller ring oss."],
            OfferRefusal.CodeExpired => T["Koden gällde till {0}. Ring oss, så skickar vi en ny.", NamedDay(named)],
            OfferRefusal.CodeRevoked => T[
                "Koden är utbytt mot en nyare. Använd koden i det senaste brevet, eller ring oss."
            ],
            OfferRefusal.ReferenceMistyped => T[
                "Numret {0} är felskrivet: sista tecknet stämmer inte. Läs det igen på brevet.",
                named[0]
            ],
            OfferRefusal.OfferMissing => T["Det finns inget erbjudande här. Ring oss."],
            OfferRefusal.CampaignClosed => T[
                "Det går inte längre att svara på erbjudandet. Ring oss om ni vill ha ett nytt."
            ],
            OfferRefusal.OfferExpired => T[
                "Sista dagen att svara var {0}. Ring oss om ni vill ha ett nytt erbjudande.",
                NamedDay(named)
            ],
            OfferRefusal.PaperDayWrong => T[
                "Dagen på papperet ligger före erbjudandet eller efter i dag. Läs den igen på papperet."
            ],
            OfferRefusal.ReasonMissing => T["Välj det skäl till nej som stämmer bäst, så slipper ni fler frågor."],
            OfferRefusal.NoteTooLong => T[
                "Texten är för lång. Korta den till högst {0} tecken.",
                named.Count > 0 ? named[0] : "1000"
            ],
            OfferRefusal.FormReused => T[
                "Formuläret hör till ett annat erbjudande. Läs in sidan igen och svara en gång till."
            ],
            OfferRefusal.PersonMissing => T["Berätta först vem ni är, under Mina uppgifter."],
            _ => T["Namnet, e-postadressen eller telefonnumret stämmer inte. Se över det ni skrev."],
        };

    private static string OfResident(
        ResidentRefusal reason,
        IReadOnlyList<string> named,
        IStringLocalizer<SharedText> T
    ) =>
        reason switch
        {
            ResidentRefusal.CodeWrong => T[
                "Koden är fel eller gäller inte längre. Läs den en gång till, eller be om en ny."
            ],
            ResidentRefusal.TooManyCodes => T[
                "Vi har skickat {0} koder på en timme. Använd den senaste, eller vänta en stund.",
                named[0]
            ],
            ResidentRefusal.NoAddress => T[
                "Vi har varken e-postadress eller telefonnummer att skicka koden till. Fyll i det först, under Mina uppgifter."
            ],
            _ => T[
                "Den legitimationen hör till en annan person hos oss. Logga ut och logga in med den, eller ring oss."
            ],
        };

    private static string OfContract(ContractRefusal reason, string sentence, IStringLocalizer<SharedText> T) =>
        reason switch
        {
            ContractRefusal.OfferUnknown => T["Det finns inget erbjudande här. Ring oss."],
            ContractRefusal.OfferExpired => T[
                "Sista dagen att svara har passerat. Ring oss om ni vill ha ett nytt erbjudande."
            ],
            ContractRefusal.CampaignClosed => T[
                "Det går inte längre att svara på erbjudandet. Ring oss om ni vill ha ett nytt."
            ],
            ContractRefusal.AlreadySigned => T["Det finns redan ett avtal för adressen. Ni ser det på sidan Avtalet."],
            ContractRefusal.RequestReused => T[
                "Formuläret hör till ett annat erbjudande. Läs in sidan igen och svara en gång till."
            ],
            ContractRefusal.NobodyPays => T["Ett avtal behöver någon som beställer och betalar. Fyll i vem det är."],
            ContractRefusal.PartiesMixed => T[
                "Antingen beställer ägarna, eller en hyresgäst med ägarens samtycke. Ta bort det ena."
            ],
            ContractRefusal.OwnerConsentMissing => T[
                "Ni som hyr behöver ägarens samtycke. Fyll i vem som äger fastigheten."
            ],
            ContractRefusal.PartyTwice => T["Samma person står två gånger. Skriv varje person en gång."],
            ContractRefusal.PersonUnknown => T["Vi känner inte igen personen. Fyll i namnet igen."],
            ContractRefusal.PartyKind => T[
                "Ett företag eller en förening skriver under med sitt organisationsnummer. Fyll i det, eller välj en annan roll."
            ],
            ContractRefusal.RotParts => T[
                "Delarna av rotavdraget ska vara från 0 till 100 procent, och bli 100 tillsammans."
            ],
            ContractRefusal.RotOwnersOnly => T[
                "Bara den som äger och bor i huset kan få rotavdrag. Ta bort det för övriga."
            ],
            ContractRefusal.RotPersonalNumber => T[
                "Rotavdraget behöver ägarens personnummer. Fyll i det, eller avstå från avdraget."
            ],
            ContractRefusal.RotProperty => T[
                "Rotavdraget behöver fastighetsbeteckningen, till exempel Lyttersta 2:3. Fyll i den, eller avstå från avdraget."
            ],
            ContractRefusal.NoInstalments => T[
                "Här går det inte att dela upp betalningen. Välj att betala på en gång."
            ],
            ContractRefusal.DigLengthUnknown => T[
                "Vi vet inte hur långt det är att gräva på er tomt. Välj att gräva själv, eller be oss ringa."
            ],
            ContractRefusal.DocumentChanged => T[
                "Avtalet har ändrats sedan ni läste det. Läs det igen innan ni skriver under."
            ],
            ContractRefusal.NotAParty => T["Bara den som står i avtalet kan skriva under det."],
            ContractRefusal.ContractUnknown => T["Det finns inget avtal för adressen."],
            ContractRefusal.ContractEnded => T["Avtalet har upphört."],
            ContractRefusal.AlreadyConnected => T["Anslutningen är klar, så avtalet kan inte längre avslutas."],
            ContractRefusal.WithdrawalOver => T[
                "Tiden för att ångra sig har gått ut. Ni kan säga upp avtalet i stället."
            ],
            ContractRefusal.FeeChanged => T["Avgiften har ändrats sedan ni såg den. Se vad den är nu."],
            ContractRefusal.Input => T["En text är för lång. Korta den."],
            _ => PlannerWords.Of(T, sentence) ?? sentence,
        };

    /// <summary>Why not, as the household chooses it.</summary>
    public static string Of(NoReason reason, IStringLocalizer<SharedText> T) =>
        reason switch
        {
            NoReason.Price => T["Det är för dyrt"],
            NoReason.EnoughAlready => T["Vi klarar oss med det internet vi har"],
            NoReason.Moving => T["Vi ska flytta eller sälja"],
            NoReason.Age => T["Vi är för gamla för det"],
            NoReason.NotTheOwner => T["Vi äger inte huset"],
            NoReason.OtherOperator => T["Vi har eller väljer en annan leverantör"],
            NoReason.Digging => T["Vi vill inte att det grävs på tomten"],
            _ => T["Något annat"],
        };

    /// <summary>An answer in the household's words.</summary>
    public static string Of(AnswerKind kind, IStringLocalizer<SharedText> T) =>
        kind switch
        {
            AnswerKind.Yes => T["Ja, vi vill ha fiber"],
            AnswerKind.Maybe => T["Kanske, vi vill veta mer"],
            AnswerKind.No => T["Nej tack"],
            _ => T["Ring oss"],
        };

    /// <summary>Where a contract stands.</summary>
    public static string Of(ContractState state, IStringLocalizer<SharedText> T) =>
        state switch
        {
            ContractState.Waiting => T["Väntar på underskrift"],
            ContractState.InForce => T["Gäller"],
            ContractState.Withdrawn => T["Ångrat"],
            ContractState.Cancelled => T["Uppsagt"],
            ContractState.Released => T["Avslutat av nätägaren"],
            _ => T["Anslutet"],
        };

    /// <summary>What somebody is to a contract.</summary>
    public static string Of(PartyRole role, IStringLocalizer<SharedText> T) =>
        role switch
        {
            PartyRole.Owner => T["Ägare"],
            PartyRole.Tenant => T["Hyresgäst"],
            PartyRole.ConsentingOwner => T["Ägare som samtycker"],
            _ => T["Företag eller förening"],
        };

    /// <summary>A count of neighbours that points at nobody.</summary>
    public static string Of(PublicCount count, IStringLocalizer<SharedText> T) =>
        count.Kind switch
        {
            PublicCountKind.Exact => Figures.Count(count.Count!.Value),
            PublicCountKind.Few => T["färre än fem"],
            PublicCountKind.NearlyAll => T["nästan alla"],
            _ => T["visas inte i så små områden"],
        };

    /// <summary>An address with most of it hidden: who it belongs to knows it, nobody else learns it.</summary>
    public static string Masked(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 ? $"{address[0]}•••{address[at..]}" : $"•••• {address[^Math.Min(3, address.Length)..]}";
    }

    /// <summary>Whether two names may be the same person's: every word of the shorter one stands in the longer one.</summary>
    public static bool SameName(string one, string other)
    {
        var (a, b) = (Parts(one), Parts(other));
        var (less, more) = a.Count <= b.Count ? (a, b) : (b, a);
        return less.Count >= 2 && less.IsSubsetOf(more);

        static HashSet<string> Parts(string name) =>
            [.. Core.Places.SearchText.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string NamedDay(IReadOnlyList<string> named) =>
        named.Count > 0
        && DateOnly.TryParseExact(named[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Day(day)
            : "–";
}

/// <summary>The sentences about contact data, which the floor People writes in English.</summary>
internal static class PersonWords
{
    public static string Of(string sentence, IStringLocalizer<SharedText> T) =>
        sentence switch
        {
            "A person needs a name of 1 to 200 characters." => T["Fyll i ett namn, högst 200 tecken."],
            "A name cannot hold line breaks or invisible characters: write it anew." => T[
                "Namnet innehåller tecken som inte syns. Skriv det igen."
            ],
            "The mail address is not right: write it as name@example.se." => T[
                "E-postadressen stämmer inte. Skriv den som namn@exempel.se."
            ],
            "The phone number is not right: write it as 070-123 45 67, or with + and the country." => T[
                "Telefonnumret stämmer inte. Skriv det som 070-123 45 67."
            ],
            _ when sentence.Contains("organisation number", StringComparison.Ordinal) => T[
                "Organisationsnumret stämmer inte. Det har tio siffror."
            ],
            _ when sentence.Contains("personal number", StringComparison.Ordinal) => T[
                "Personnumret stämmer inte. Skriv det som ÅÅÅÅMMDD-NNNN."
            ],
            _ => sentence,
        };
}
