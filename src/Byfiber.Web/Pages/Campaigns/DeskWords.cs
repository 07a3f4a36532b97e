using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>What the room Offers refuses at the desk: answers, contacts, codes, letters and files, in the visitor's language.</summary>
internal static class DeskWords
{
    private static readonly (Regex Pattern, Func<IStringLocalizer<SharedText>, string[], string> Say)[] Known =
    [
        One("(.+) needs a name of 1 to 100 characters\\.", T => T["Ge den ett namn på högst 100 tecken."]),
        (
            Sentence("(?:.+) has more than (\\d+) characters: shorten it\\."),
            (T, named) => T["En text är för lång. Korta den till högst {0} tecken.", named[0]]
        ),
        One(
            "A mailing goes by letter, mail or SMS.*",
            T => T["Ett utskick går med brev, e-post eller sms. Välj ett av dem."]
        ),
        (
            Sentence("The campaign (.+) has no rule for reminders.*"),
            (T, named) => T["Kampanjen {0} har inga påminnelser. Ring eller besök dem som inte har svarat.", named[0]]
        ),
        (
            Sentence("The price list (.+) has no price: give.*"),
            (T, named) => T["Prislistan {0} saknar pris. Ange ett för alla områden, eller ett för varje.", named[0]]
        ),
        (
            Sentence("Mailing (\\d+) goes by .+: say at which web address people answer\\."),
            (T, named) => T["Utskick {0} behöver en webbadress att svara på.", named[0]]
        ),
        (
            Sentence("Mailing (\\d+) went by .+: it has no letters to print\\."),
            (T, named) => T["Utskick {0} gick inte med brev, så det finns inga att skriva ut.", named[0]]
        ),
        (
            Sentence("Mailing (\\d+) went by .+: it is settled by.*"),
            (T, named) => T["Utskick {0} räknas av när servern har svarat om varje meddelande.", named[0]]
        ),
        One(
            "A file of returns has at most 20,000 rows.*",
            T => T["En fil med returer har högst 20 000 rader. Dela upp den."]
        ),
        One("News need a title and a text in Swedish.*", T => T["En nyhet behöver både rubrik och text på svenska."]),
        One(
            "A list has at most 5000 lines.*",
            T => T["En lista har högst 5 000 rader. Välj områden i stället, eller gör två kampanjer."]
        ),
        One("A list has at most 5000 contacts.*", T => T["En lista har högst 5 000 kontakter. Dela upp den."]),
        One("A campaign covers areas or selected premises.*", T => T["Välj minst ett område eller en adress."]),
        One("There are no terms yet.*", T => T["Det finns inga villkor än. Publicera en version först."]),
        (
            Sentence("The register has no premises (.+) \\(any more\\).*"),
            (T, named) => T["Registret har inte längre adressen {0}. Ta bort den ur urvalet.", named[0]]
        ),
        One(
            "The terms need a Swedish and an English text.*",
            T => T["Villkoren behöver både svensk och engelsk text."]
        ),
        (
            Sentence("Offer (.+) has no code (.+) to replace.*"),
            (T, named) => T["Erbjudandet har ingen kod nummer {0} att byta ut. Läs in sidan igen.", named[1]]
        ),
        One(
            "Only somebody who lives at or owns.*",
            T => T["Bara den som bor på eller äger adressen kan fråga grannarna. Ange först vem det är."]
        ),
        One(
            "There is no household to write to.*",
            T => T["Det finns inget hushåll att skriva till. Välj adresser som har ett erbjudande."]
        ),
        (
            Sentence("The letter to (.+) is (\\d+) lines too long.*"),
            (T, named) =>
                T[
                    "Brevet till {0} är {1} rader för långt för sitt blad. Korta rubriken, texten eller prislistan.",
                    named[0],
                    named[1]
                ]
        ),
        (
            Sentence("The address \"(.+)\" does not fit the envelope's window.*"),
            (T, named) => T["Adressen {0} får inte plats i kuvertets fönster. Korta den i registret.", named[0]]
        ),
        (
            Sentence("No household without an answer in (.+) has a phone number.*"),
            (T, named) => T["Inget hushåll utan svar i {0} har ett telefonnummer. Knacka på i stället.", named[0]]
        ),
        (
            Sentence("There is no door left to knock on in (.+): choose.*"),
            (T, named) => T["Det finns ingen dörr kvar att knacka på i {0}. Välj ett annat område.", named[0]]
        ),
        One(
            "The key of the personal codes is too short.*",
            T => T["Nyckeln till de personliga koderna är för kort. Lägg tillbaka dess fil från en säkerhetskopia."]
        ),
        One(
            "A personal code has 12 letters and digits.*",
            T =>
                T[
                    "En personlig kod har tolv bokstäver och siffror, i tre grupper om fyra. Läs den en gång till i brevet."
                ]
        ),
        One("No offer has this code.*", T => T["Ingen har den koden. Läs den en gång till i brevet, eller ring oss."]),
        One(
            "This code was replaced by a newer one.*",
            T => T["Koden är utbytt mot en nyare. Använd koden i det senaste brevet, eller ring oss."]
        ),
        (
            Sentence("This code held until (.+): call us.*"),
            (T, named) => T["Koden gällde till {0}. Ring oss, så skickar vi en ny.", named[0]]
        ),
        (
            Sentence("The reference (.+) is mistyped, since.*"),
            (T, named) => T["Numret {0} är felskrivet: sista tecknet stämmer inte. Läs det igen på brevet.", named[0]]
        ),
        One(
            "The day on the paper lies.*",
            T => T["Dagen på papperet ligger före erbjudandet eller efter i dag. Läs den igen på papperet."]
        ),
        One("A no needs its reason.*", T => T["Välj den orsak som ligger närmast."]),
        One("There is no person .+, or they are erased.*", T => T["Personen finns inte längre. Skriv in den på nytt."]),
        (
            Sentence("Contact (\\d+) carries the mark of a form.*"),
            (T, named) => T["Kontakt {0} hör till ett formulär som redan är använt. Läs in sidan igen.", named[0]]
        ),
        (
            Sentence("Contact (\\d+) of the list cannot be: (.+)\\."),
            (T, named) => T["Kontakt {0} i listan går inte: {1}.", named[0], Why(T, named[1])]
        ),
        One("There is no (?:.+) \\d+\\.", T => T["Det du frågade efter finns inte (längre). Läs in sidan igen."]),
        (
            Sentence("The time to withdraw is (.+) to (.+) days: write such a number\\."),
            (T, named) => T["Tiden att ångra sig är {0} till {1} dagar. Skriv ett sådant antal.", named[0], named[1]]
        ),
        .. Files,
    ];

    private static (Regex, Func<IStringLocalizer<SharedText>, string[], string>)[] Files =>
        [
            (
                Sentence("Row (\\d+) of (.+) cannot be read as CSV.*"),
                (T, named) => T["Rad {0} i {1} går inte att läsa som CSV. Rätta citattecknen.", named[0], named[1]]
            ),
            (
                Sentence("(.+) is larger than (\\d+) MB: choose the right file\\."),
                (T, named) => T["{0} är större än {1} MB. Välj rätt fil.", named[0], named[1]]
            ),
        ];

    /// <summary>The sentence in the visitor's language, or null when it is none of these.</summary>
    public static string? Of(IStringLocalizer<SharedText> T, string sentence)
    {
        foreach (var (pattern, say) in Known)
        {
            if (pattern.Match(sentence) is { Success: true } match)
                return say(T, [.. match.Groups.Values.Skip(1).Select(group => group.Value)]);
        }
        return null;
    }

    private static string Why(IStringLocalizer<SharedText> T, string reason) =>
        reason switch
        {
            "what is on its way is written by the mailing itself" => T["det som är på väg skrivs av utskicket självt"],
            "only a letter, mail or message comes back" => T["bara brev, e-post och sms kommer i retur"],
            "it lies in the future, so correct its time" => T["den ligger i framtiden, så rätta tiden"],
            "it lies before the offer was made, so correct its time" => T[
                "den ligger före erbjudandet, så rätta tiden"
            ],
            _ => reason,
        };

    private static (Regex, Func<IStringLocalizer<SharedText>, string[], string>) One(
        string pattern,
        Func<IStringLocalizer<SharedText>, string> say
    ) => (Sentence(pattern), (T, _) => say(T));

    private static Regex Sentence(string pattern) =>
        new($@"\A{pattern}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
