using System.Globalization;
using System.Text.RegularExpressions;
using Byfiber.Web.Pages.Campaigns;
using Byfiber.Web.Pages.Contracts;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Shared;

/// <summary>
/// What the planner and the rooms say, in the visitor's language. Their sentences are English; those that people meet are known here by
/// their pattern. A sentence that is not is shown as it is, marked as English.
/// </summary>
public static class PlannerWords
{
    private delegate string Words(IStringLocalizer<SharedText> T, string[] named);

    private static readonly (Regex Pattern, Words Say)[] Known =
    [
        (
            Sentence("(?:There is no map to plan on|No map has been imported yet): import one first\\."),
            (T, _) => T["Det finns ingen karta än. Läs in en först."]
        ),
        (
            Sentence("Plan run (.+) has ended: there is nothing to cancel\\."),
            (T, named) => T["Planering {0} är redan slut, så det finns inget att avbryta.", named[0]]
        ),
        (
            Sentence("Plan (.+) did not pass its check: order another plan.*"),
            (T, named) =>
                T[
                    "Plan {0} klarade inte kontrollen. Beställ en ny plan och anmäl det som står på planens sida.",
                    named[0]
                ]
        ),
        (
            Sentence("An area needs a name of 1 to 100 characters\\."),
            (T, _) => T["Ett område behöver ett namn på högst 100 tecken."]
        ),
        (
            Sentence("There is already an area called (.+): choose another name\\."),
            (T, named) => T["Det finns redan ett område som heter {0}. Välj ett annat namn.", named[0]]
        ),
        (
            Sentence("The area's outline is not closed or has too few points.*"),
            (T, _) => T["Områdets gräns är inte sluten eller har för få punkter. Rita minst tre hörn."]
        ),
        (Sentence("The area's outline crosses itself.*"), (T, _) => T["Områdets gräns korsar sig själv. Rita om den."]),
        (
            Sentence("The area's outline encloses nothing.*"),
            (T, _) => T["Områdets gräns omsluter ingenting. Rita minst tre hörn."]
        ),
        (
            Sentence("The build order must name each area once.*"),
            (T, _) => T["Byggordningen ska ha med varje område en gång. Ladda om sidan; någon kan ha ändrat områdena."]
        ),
        (
            Sentence("The map (.+) has neither addresses nor buildings.*"),
            (T, named) =>
                T[
                    "Kartan {0} har varken adresser eller byggnader, så det finns inget att ansluta. Lägg till en adressfil eller ta en annan karta.",
                    named[0]
                ]
        ),
        (
            Sentence("The map (.+) is in EPSG:(\\d+) but this database holds (.+) in EPSG:(\\d+).*"),
            (T, named) =>
                T[
                    "Kartan {0} har koordinatsystemet EPSG:{1}, men här finns redan {2} i EPSG:{3}. Läs in den i en egen databas.",
                    named[0],
                    named[1],
                    named[2],
                    named[3]
                ]
        ),
        (
            Sentence("The map \"(.+)\" holds no addresses and no buildings to plan for.*"),
            (T, named) =>
                T[
                    "Kartan {0} har inga adresser och inga byggnader att planera för. Läs in den med en adressfil.",
                    named[0]
                ]
        ),
        (
            Sentence("The map \"(.+)\" holds no roads to dig along.*"),
            (T, named) => T["Kartan {0} har inga vägar att gräva längs. Läs in en karta med vägar.", named[0]]
        ),
        (
            Sentence(
                "The budget of ([\\d,]+) SEK joins nobody: the site and the cheapest premises, \"(.*)\", take about ([\\d,]+) SEK.*"
            ),
            (T, named) =>
                T[
                    "Budgeten {0} räcker inte till någon: teknikhuset och den billigaste adressen, {1}, kostar omkring {2}. Ge en budget på minst så mycket.",
                    Kronor(named[0]),
                    named[1],
                    Kronor(named[2])
                ]
        ),
        (
            Sentence(
                "No premises pays: the cheapest to join, \"(.*)\", would take ([\\d,]+) SEK and is worth ([\\d,]+) SEK.*"
            ),
            (T, named) =>
                T[
                    "Ingen adress lönar sig: den billigaste att ansluta, {0}, skulle kosta {1} och är värd {2}. Ge ett annat värde i prisboken eller adressfilen, eller planera för alla.",
                    named[0],
                    Kronor(named[1]),
                    Kronor(named[2])
                ]
        ),
        (
            Sentence("The ring shares trench with itself between sites (\\d+) and (\\d+).*"),
            (T, named) =>
                T[
                    "Ringen går i samma schakt fram och tillbaka mellan teknikhus {0} och {1}: det fanns ingen annan väg.",
                    named[0],
                    named[1]
                ]
        ),
        (
            Sentence("The existing route \"(.*)\" lies farther than 30 m from every road and is not used\\."),
            (T, named) => T["Den befintliga sträckan {0} ligger mer än 30 m från varje väg och används inte.", named[0]]
        ),
        (
            Sentence(
                "(?:The map holds no addresses here|As asked): (\\d+) buildings of at least 40 square metres stand in for addresses\\."
            ),
            (T, named) => T["{0} byggnader på minst 40 kvadratmeter står för adresser.", Count(named[0])]
        ),
        (
            Sentence("The map lacks some points of (\\d+) roads, which were cut there\\."),
            (T, named) => T["Kartan saknar några punkter på {0} vägar, som är avklippta där.", Count(named[0])]
        ),
        (
            Sentence("(\\d+) premises lie in no area of (.+)\\."),
            (T, named) => T["{0} adresser ligger utanför alla områden i {1}.", Count(named[0]), named[1]]
        ),
        (
            Sentence("(\\d+) addresses of (.+) lie outside (.+) and were left out\\."),
            (T, named) =>
                T["{0} adresser i {1} ligger utanför {2} och togs inte med.", Count(named[0]), named[1], named[2]]
        ),
        (
            Sentence("(\\d+) addresses of (.+) are not valid ones \\(Gällande\\) and were left out\\."),
            (T, named) => T["{0} adresser i {1} är inte gällande och togs inte med.", Count(named[0]), named[1]]
        ),
        (
            Sentence("Columns of (.+) that are not used: (.+)\\."),
            (T, named) => T["Kolumner i {0} som inte används: {1}.", named[0], named[1]]
        ),
        (
            Sentence("Nobody has signed yet: .+"),
            (T, _) => T["Ingen har tecknat avtal än. Beställ en plan efter anslutningsgrad i stället."]
        ),
        (
            Sentence("A plan for those who signed is laid out for everybody: .+"),
            (T, _) => T["En plan för dem som har tecknat läggs ut för alla. Ta bort anslutningsgrad, urval och budget."]
        ),
        (
            Sentence("None of those who have ordered can be reached: .+"),
            (T, _) => T["Ingen av dem som har tecknat går att nå. Se skälen i en plan för alla."]
        ),
        (
            Sentence("The area (.+) has thresholds, decisions or other history.+"),
            (T, named) =>
                T[
                    "Området {0} har trösklar, beslut eller annan historia och kan inte tas bort. Rita om dess gräns i stället.",
                    named[0]
                ]
        ),
        (
            Sentence("A decision needs a reason of 1 to 2,000 characters\\."),
            (T, _) => T["Ett beslut behöver ett skäl på högst 2 000 tecken."]
        ),
        (
            Sentence(
                "The figures of (.+) have changed since they were shown: compare them, and save the decision again if it holds\\."
            ),
            (T, named) =>
                T[
                    "Siffrorna för {0} har ändrats sedan de visades: jämför dem och spara beslutet igen om det håller.",
                    named[0]
                ]
        ),
        (
            Sentence("A decision needs its deciders, in 1 to 200 characters\\."),
            (T, _) => T["Skriv vem eller vilka som beslutade, på högst 200 tecken."]
        ),
        (
            Sentence("The day of a decision must not lie ahead.+"),
            (T, _) => T["Beslutsdagen får inte ligga framåt i tiden."]
        ),
        (
            Sentence("A threshold in percent must be from 1 to 100\\."),
            (T, _) => T["En tröskel i procent ska vara från 1 till 100."]
        ),
        (
            Sentence("A threshold in premises must be from 1 to 1,000,000\\."),
            (T, _) => T["En tröskel i adresser ska vara från 1 till 1 000 000."]
        ),
        (
            Sentence("A threshold's price must be from SEK 1 to SEK 1,000,000\\."),
            (T, _) => T["Tröskelns pris ska vara från 1 till 1 000 000 kronor."]
        ),
        (
            Sentence("A scenario needs a name of 1 to 100 characters\\."),
            (T, _) => T["Ett scenario behöver ett namn på högst 100 tecken."]
        ),
        (
            Sentence("There is already a scenario called (.+): choose another name\\."),
            (T, named) => T["Det finns redan ett scenario som heter {0}. Välj ett annat namn.", named[0]]
        ),
        (Sentence("joining it would take .+"), (T, _) => T["Lönar sig inte."]),
        (
            Sentence("the budget is spent on what is worth more: .+"),
            (T, _) => T["Budgeten går till det som är värt mer."]
        ),
        (Sentence("the budget is spent: .+"), (T, _) => T["Budgeten räcker inte."]),
    ];

    /// <summary>The sentence in the visitor's language, or null when it is none that is known here.</summary>
    public static string? Of(IStringLocalizer<SharedText> T, string sentence)
    {
        foreach (var (pattern, say) in Known)
        {
            if (pattern.Match(sentence) is { Success: true } match)
                return say(T, [.. match.Groups.Values.Skip(1).Select(group => group.Value)]);
        }
        return CampaignWords.Of(T, sentence) ?? ContractSentences.Of(T, sentence);
    }

    private static Regex Sentence(string pattern) =>
        new($@"\A{pattern}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>Kronor as the planner writes them ("1,234,567").</summary>
    private static string Kronor(string written) => Figures.Kronor(Number(written) * 100);

    private static string Count(string written) => Figures.Count(Number(written));

    private static long Number(string written) =>
        long.Parse(written, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
