using System.Text.RegularExpressions;
using Byfiber.Web.Pages.Household;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Contracts;

/// <summary>What the room Contracts refuses, in the reader's language: found by its pattern, so that what it names stays in it.</summary>
internal static class ContractSentences
{
    private static readonly (Regex Pattern, Func<IStringLocalizer<SharedText>, object[], string> Say)[] Known =
    [
        (
            Sentence("Contract (.+) is connected: .+"),
            (T, named) => T["Avtal {0} är anslutet. Löftet är uppfyllt, och avtalet kan inte längre avslutas.", named]
        ),
        (
            Sentence("Contract (.+) has ended: there is nothing more to end\\."),
            (T, named) => T["Avtal {0} har redan upphört.", named]
        ),
        (
            Sentence("Contract (.+) has ended: make a new one instead\\."),
            (T, named) => T["Avtal {0} har upphört. Gör ett nytt i stället.", named]
        ),
        (
            Sentence("What was signed on paper is entered .+"),
            (T, _) => T["Det som är underskrivet på papper skrivs in av personalen, med det skannade papperet."]
        ),
        (Sentence("There is no contract (\\d+)\\."), (T, named) => T["Det finns inget avtal {0}.", named]),
        (
            Sentence("There is no contract (\\d+) that holds\\."),
            (T, named) => T["Det finns inget gällande avtal {0}.", named]
        ),
        (
            Sentence("The cancellation fee has changed .+"),
            (T, _) => T["Avgiften för att avsluta har ändrats sedan den visades. Se vad den är nu."]
        ),
        (
            Sentence("(.+) has a contract already: .+"),
            (T, named) => T["{0} har redan ett avtal. Sök upp det i stället för att skriva ett till.", named]
        ),
        (
            Sentence("A late order cannot be paid by instalments: .+"),
            (T, _) => T["En sen beställning kan inte delbetalas. Välj att betala på en gång."]
        ),
        (
            Sentence("This offer has no instalments: .+"),
            (T, _) => T["Det här erbjudandet har ingen delbetalning. Välj att betala på en gång."]
        ),
        (
            Sentence("Nobody has measured the digging .+"),
            (T, _) =>
                T[
                    "Ingen har mätt hur långt det är att gräva på tomten. Välj egen grävning, eller boka ett besök först."
                ]
        ),
        (
            Sentence("The ROT deduction needs the property designation: .+"),
            (T, _) => T["Rotavdraget behöver fastighetsbeteckningen. Skriv den, till exempel Vingåker Lyttersta 2:3."]
        ),
        (
            Sentence("(.+) holds no payments: choose another file\\."),
            (T, named) => T["{0} innehåller inga betalningar. Välj en annan fil.", named]
        ),
        (
            Sentence("The text is longer than 2,000 characters: .+"),
            (T, _) => T["Texten är längre än 2 000 tecken. Korta den."]
        ),
        (Sentence("There is no offer (\\d+)\\."), (T, named) => T["Det finns inget erbjudande {0}.", named]),
        (
            Sentence("The campaign of this offer is closed: .+"),
            (T, _) => T["Erbjudandets kampanj är avslutad. Hushållet behöver ett nytt erbjudande."]
        ),
        (
            Sentence("The offer ended on (.+): .+"),
            (T, named) => T["Erbjudandet gällde till {0}. Hushållet behöver ett nytt.", named]
        ),
        (
            Sentence("The scan is empty or larger than 10 MB: .+"),
            (T, _) => T["Filen är tom eller större än 10 MB. Skanna papperet igen med lägre upplösning."]
        ),
        (
            Sentence("The scan is not a PDF, PNG or JPEG file: .+"),
            (T, _) => T["Filen är varken PDF, PNG eller JPEG. Spara det skannade papperet som någon av dem."]
        ),
        (
            Sentence("Say what differs between .+"),
            (T, _) => T["Skriv vad som skiljer mellan papperet och det som är inskrivet."]
        ),
        (
            Sentence("Who entered the paper cannot confirm it: .+"),
            (T, _) => T["Den som skrev in papperet kan inte bekräfta det. Be någon annan jämföra de två."]
        ),
        (
            Sentence("There is no paper here that waits .+"),
            (T, _) => T["Här finns inget papper som väntar på att jämföras."]
        ),
        (
            Sentence("The time to withdraw ended on (.+): .+"),
            (T, named) => T["Tiden att ångra sig gick ut {0}. Säg upp avtalet i stället.", named]
        ),
        (
            Sentence("The terms of this contract grant no withdrawal: .+"),
            (T, _) => T["Avtalets villkor ger ingen ångerrätt. Säg upp avtalet i stället."]
        ),
        (
            Sentence("The paper is dated (.+), which is still to come: .+"),
            (T, named) => T["Dagen på papperet, {0}, har inte kommit än. Rätta den.", named]
        ),
        (
            Sentence("The paper is dated (.+), before the offer .+"),
            (T, named) => T["Dagen på papperet, {0}, ligger före erbjudandet. Rätta den.", named]
        ),
        (
            Sentence("Say of each party whether .+"),
            (T, _) => T["Ange en gång för varje part om den har skrivit under papperet."]
        ),
        (Sentence("The hindrance has ended: .+"), (T, _) => T["Hindret är redan avslutat. Anmäl ett nytt i stället."]),
        (
            Sentence("The pace must be above 0 .+"),
            (T, _) => T["Takten ska vara mer än 0 och högst 100 km grävning i veckan."]
        ),
        (
            Sentence("The hindrance ended between .+"),
            (T, _) => T["Hindret kan bara ha slutat mellan dagen då det började och i dag. Rätta dagen."]
        ),
        (
            Sentence("A hindrance holds up an area or one contract: .+"),
            (T, _) => T["Ett hinder gäller ett område eller ett avtal. Välj det ena."]
        ),
        (
            Sentence("A hindrance cannot begin in the future: .+"),
            (T, _) => T["Ett hinder kan inte börja längre fram. Skriv dagen då det började."]
        ),
        (
            Sentence("The expected end lies before .+"),
            (T, _) => T["Det väntade slutet ligger före början. Rätta en av dagarna."]
        ),
        (
            Sentence("The owners' parts of the ROT deduction .+"),
            (T, _) =>
                T["Ägarnas delar av rotavdraget ska vara 0 till 100 procent var och bli 100 tillsammans. Ändra dem."]
        ),
        (
            Sentence("This form was sent before, about another offer: .+"),
            (T, _) => T["Formuläret har redan skickats om ett annat erbjudande. Öppna erbjudandet igen."]
        ),
        (
            Sentence("The contract has changed since it was shown: .+"),
            (T, _) => T["Avtalet har ändrats sedan det visades. Läs det igen före underskriften."]
        ),
        (
            Sentence("Another person signed in than .+"),
            (T, _) =>
                T["En annan person legitimerade sig än den som ska skriva under. Logga in som den som står i avtalet."]
        ),
        (
            Sentence("The ROT deduction needs the owner's personal number: .+"),
            (T, _) => T["Rotavdraget behöver ägarens personnummer. Skriv det, eller ta bort avdraget."]
        ),
        (
            Sentence("A contract needs somebody who orders and pays: .+"),
            (T, _) =>
                T[
                    "Ett avtal behöver någon som beställer och betalar. Skriv först en ägare, hyresgäst eller ett företag."
                ]
        ),
        (
            Sentence("Either the owners order, .+"),
            (T, _) => T["Antingen beställer ägarna, eller en hyresgäst med en ägares samtycke. Ta bort det ena."]
        ),
        (
            Sentence("A tenant needs the owner's consent: .+"),
            (T, _) => T["En hyresgäst behöver ägarens samtycke. Skriv vilken ägare som samtycker."]
        ),
        (
            Sentence("Only an owner who lives there .+"),
            (T, _) =>
                T[
                    "Bara en ägare som bor där kan få rotavdrag. Ta bort det för hyresgäster, företag och den som samtycker."
                ]
        ),
        (
            Sentence("The same person stands twice .+"),
            (T, _) => T["Samma person står två gånger bland parterna. Skriv den en gång."]
        ),
        (
            Sentence("There is no person (\\d+): .+"),
            (T, named) => T["Det finns ingen person {0}. Skriv in den på nytt.", named]
        ),
        (Sentence("A party has no name: .+"), (T, _) => T["En part saknar namn. Skriv vem det är."]),
        (
            Sentence("A company signs as a company .+"),
            (T, _) =>
                T["Ett företag skriver under med sitt organisationsnummer. Skriv numret, eller välj en annan roll."]
        ),
        (
            Sentence("(.+) is a company: choose .+"),
            (T, named) => T["{0} är ett företag. Välj rollen företag, eller skriv en person.", named]
        ),
        (
            Sentence("Only a party of the contract can sign it: .+"),
            (T, _) => T["Bara den som är part i avtalet kan skriva under det. Fråga den som beställde."]
        ),
        (
            Sentence("Say which reservation came true: .+"),
            (T, _) => T["Skriv vilket förbehåll som slog in. Hushållet läser det."]
        ),
        (
            Sentence("Write in Swedish what the households are told\\."),
            (T, _) => T["Skriv på svenska vad hushållen ska få veta."]
        ),
        (
            Sentence("Say who works on the hindrance: .+"),
            (T, _) => T["Skriv vem som arbetar med hindret: ett namn eller en roll."]
        ),
        (
            Sentence("There is no (?:hindrance|area|payment that is due) (\\d+)\\."),
            (T, named) => T["Det finns ingenting med numret {0} här. Läs in sidan igen.", named]
        ),
        (
            Sentence("Invoice (.+): \"(.*)\" is not (.+)'s organisation number: .+"),
            (T, named) =>
                T[
                    "Faktura {0}: {2} har inget riktigt organisationsnummer ({1}). Skriv dess tio siffror, eller ta personens faktura ur underlaget.",
                    named
                ]
        ),
        (
            Sentence("Invoice (.+): \"(.*)\" is not a bankgiro: .+"),
            (T, named) =>
                T[
                    "Faktura {0}: nätägarens bankgiro ({1}) är inte rätt. Skriv dess sju eller åtta siffror i inställningarna.",
                    named
                ]
        ),
        (
            Sentence("Invoice (.+) needs lines, .+"),
            (T, named) =>
                T["Faktura {0} behöver rader med namn och belopp över noll. Rätta avtalets betalningar.", named]
        ),
        (
            Sentence("Invoice (.+) has no buyer's reference: .+"),
            (T, named) => T["Faktura {0} saknar köparens referens. Skriv avtalets nummer.", named]
        ),
        (
            Sentence("(.+), row (\\d+): \"(.+?)\" is empty; .+"),
            (T, named) =>
                T[
                    "Rad {1} i {0}: kolumnen {2} är tom. Fyll i den, eller hoppa över rader som inte går att läsa.",
                    named
                ]
        ),
        (
            Sentence("(.+), row (\\d+): \"(.*)\" will not do as \"(.+)\"; .+"),
            (T, named) =>
                T[
                    "Rad {1} i {0}: ”{2}” går inte att läsa i kolumnen {3}. Rätta den, eller hoppa över rader som inte går att läsa.",
                    named
                ]
        ),
        (
            Sentence("(.+), row (\\d+): it cannot be read as CSV; .+"),
            (T, named) => T["Rad {1} i {0} går inte att läsa som CSV. Rätta dess citattecken.", named]
        ),
        (
            Sentence("(.+) has no rows beneath its headings: .+"),
            (T, named) => T["{0} har inga rader under rubrikerna. Välj rätt fil.", named]
        ),
        (
            Sentence("(.+) is not a text file: save .+"),
            (T, named) => T["{0} är ingen textfil. Spara tabellen som CSV (UTF-8) och välj den filen.", named]
        ),
        (
            Sentence("(.+) has two columns for \"(.+)\": .+"),
            (T, named) => T["{0} har två kolumner för {1}. Behåll en av dem.", named]
        ),
        (
            Sentence("(.+) has no column \"(.+?)\" .+"),
            (T, named) => T["{0} saknar kolumnen {1}. Första raden ska namnge kolumnerna.", named]
        ),
    ];

    /// <summary>The sentence in the reader's language, or null when it is none that is known here.</summary>
    public static string? Of(IStringLocalizer<SharedText> T, string sentence)
    {
        foreach (var (pattern, say) in Known)
        {
            if (pattern.Match(sentence) is { Success: true } match)
                return say(T, [.. match.Groups.Values.Skip(1).Select(group => (object)group.Value)]);
        }
        var person = PersonWords.Of(sentence, T);
        return person == sentence ? null : person;
    }

    private static Regex Sentence(string pattern) =>
        new($@"\A{pattern}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
