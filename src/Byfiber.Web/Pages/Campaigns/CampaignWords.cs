using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>What the room Offers refuses, in the visitor's language: found by its pattern, like the planner's sentences.</summary>
internal static class CampaignWords
{
    private static readonly (Regex Pattern, Func<IStringLocalizer<SharedText>, string[], string> Say)[] Known =
    [
        (
            Sentence("There is already a campaign called (.+): choose another name\\."),
            (T, named) => T["Det finns redan en kampanj som heter {0}. Välj ett annat namn.", named[0]]
        ),
        (
            Sentence("The last day to answer must come after today.*"),
            (T, _) => T["Sista svarsdagen ska ligga efter i dag och inom två år."]
        ),
        (
            Sentence("A promise is connected within 1 to 24 months.*"),
            (T, _) => T["Löftet ska vara 1 till 24 månader efter avtalet."]
        ),
        (
            Sentence("The day of delivery must come after the last day to answer.*"),
            (T, _) => T["Dagen för anslutning ska ligga efter sista svarsdagen och inom de lovade månaderna efter den."]
        ),
        (
            Sentence("A reminder comes after 1 to 365 days.*"),
            (T, _) => T["Påminnelsen ska komma efter 1 till 365 dagar, eller aldrig (0)."]
        ),
        (
            Sentence("No plan is adopted yet.*"),
            (T, _) => T["Ingen plan är antagen än. Anta en, eller välj en plan här."]
        ),
        (
            Sentence("The campaign (.+) covers no premises:.*"),
            (T, named) => T["Kampanjen {0} omfattar inga adresser. Välj områden som har några.", named[0]]
        ),
        (
            Sentence("The price list (.+) has no price for (.+): choose a list with a price there.*"),
            (T, named) =>
                T[
                    "Prislistan {0} saknar pris för {1}. Välj en lista som har det, eller en för alla områden.",
                    named[0],
                    named[1]
                        .Replace(
                            "premises outside every area",
                            T["adresser utanför områdena"],
                            StringComparison.Ordinal
                        )
                ]
        ),
        (
            Sentence("The campaign (.+) is not under way:.*"),
            (T, named) => T["Kampanjen {0} pågår inte. Starta den, eller förbered en ny.", named[0]]
        ),
        (
            Sentence("The campaign (.+) is closed.*"),
            (T, named) => T["Kampanjen {0} är avslutad. Förbered en ny.", named[0]]
        ),
        (
            Sentence("The campaign (.+) ends on (.+), before anybody could answer.*"),
            (T, named) =>
                T[
                    "Kampanjen {0} slutar {1}, innan någon hinner svara. Förbered en ny med en senare dag.",
                    named[0],
                    named[1]
                ]
        ),
        (
            Sentence("The last day to answer in (.+) was (.+): close it.*"),
            (T, named) => T["Sista svarsdagen i {0} var {1}. Avsluta kampanjen och förbered en ny.", named[0], named[1]]
        ),
        (
            Sentence("The campaign (.+) has not started: there is nothing to prove yet\\."),
            (T, named) => T["Kampanjen {0} har inte startat, så det finns inget att bevisa än.", named[0]]
        ),
        (
            Sentence("Nobody is to be reminded now.*"),
            (T, _) => T["Ingen ska påminnas nu: de som har nåtts har svarat eller redan fått sin påminnelse."]
        ),
        (
            Sentence("Every household here has been reached.*"),
            (T, _) =>
                T["Alla hushåll här har nåtts eller fått sitt brev. De som saknas behöver ett besök eller ett samtal."]
        ),
        (
            Sentence("Nobody who is left to reach has a known address.*"),
            (T, _) => T["Ingen av dem som är kvar att nå har en känd adress den vägen. Skicka brev, eller knacka på."]
        ),
        (
            Sentence("Mailing (\\d+) was made on (.+): give a day.*"),
            (T, named) => T["Utskick {0} gjordes {1}. Ange en dag från då till i dag.", named[0], named[1]]
        ),
        (
            Sentence("Mailing (\\d+) is not posted yet.*"),
            (T, named) => T["Utskick {0} är inte postat än. Ange först vilken dag posten fick det.", named[0]]
        ),
        (
            Sentence("Letters of mailing (\\d+) may come back until (.+): settle it then\\."),
            (T, named) => T["Brev i utskick {0} kan komma i retur till {1}. Räkna av det då.", named[0], named[1]]
        ),
        (
            Sentence("Nobody has said what the letters say.*"),
            (T, _) => T["Skriv brevens text och avsändare och spara dem först."]
        ),
        (
            Sentence("The sender's postcode has five digits.*"),
            (T, _) => T["Avsändarens postnummer har fem siffror, som 643 80."]
        ),
        (
            Sentence("The (?:letter|sender)'s .+ is missing: fill it in\\."),
            (T, _) => T["Något saknas i brevets text eller avsändare. Fyll i alla fält."]
        ),
        (
            Sentence("The mail address is not right.*"),
            (T, _) => T["E-postadressen är inte rätt. Skriv den som namn@exempel.se."]
        ),
        (
            Sentence("There is already a price list called (.+), with other prices.*"),
            (T, named) =>
                T["Det finns redan en prislista som heter {0}, med andra priser. Välj ett annat namn.", named[0]]
        ),
        (
            Sentence("The price list has two prices for (.+): keep one\\."),
            (T, named) => T["Prislistan har två priser för {0}. Behåll ett.", Where(T, named[0])]
        ),
        (
            Sentence("The price for (.+) makes no sense: (.+)\\."),
            (T, named) => T["Priset för {0} går inte ihop: {1}.", Where(T, named[0]), Why(T, named[1])]
        ),
        (
            Sentence("The file (.+) has no column (.+): its first line.*"),
            (T, named) => T["Filen {0} saknar kolumnen {1}. Första raden ska namnge kolumnerna.", named[0], named[1]]
        ),
        (
            Sentence("The file (.+) has a column (.+) that no price list has.*"),
            (T, named) =>
                T[
                    "Filen {0} har en kolumn {1} som ingen prislista har. Ta bort den eller rätta namnet.",
                    named[0],
                    named[1]
                ]
        ),
        (
            Sentence("Row (\\d+) of (.+) names an area (.+) that there is none of.*"),
            (T, named) =>
                T[
                    "Rad {0} i {1} nämner området {2}, som inte finns. Skriv namnet som på kartan, eller *.",
                    named[0],
                    named[1],
                    named[2]
                ]
        ),
        (
            Sentence("Row (\\d+) of (.+) has no number in (.+): write one.*"),
            (T, named) =>
                T["Rad {0} i {1} har inget tal i {2}. Skriv det som 18000 eller 187.50.", named[0], named[1], named[2]]
        ),
        (
            Sentence("Row (\\d+) of (.+) has (\\d+) cells where the first line has (\\d+).*"),
            (T, named) =>
                T[
                    "Rad {0} i {1} har {2} celler, men första raden har {3}. Rätta raden.",
                    named[0],
                    named[1],
                    named[2],
                    named[3]
                ]
        ),
        (
            Sentence("This form was used for another offer.*"),
            (T, _) => T["Formuläret är redan använt för ett annat erbjudande. Sök fram adressen på nytt."]
        ),
        (
            Sentence("This offer could be answered until (.+): call us.*"),
            (T, named) => T["Erbjudandet gick att svara på till {0}.", named[0]]
        ),
        (
            Sentence("Contact \\d+ of the list cannot be: only a call or a knock.*"),
            (T, _) => T["Bara ett samtal eller en dörrknackning kan bli utan svar. Välj telefon eller dörrknackning."]
        ),
        (
            Sentence("Contact \\d+ of the list cannot be: nobody is talked with.*"),
            (T, _) => T["Ett samtal kommer inte med brev eller meddelande. Välj telefon, dörrknackning eller möte."]
        ),
        (
            Sentence("The note has more than 1000 characters.*"),
            (T, _) => T["Anteckningen har mer än 1 000 tecken. Korta den."]
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
        return DeskWords.Of(T, sentence);
    }

    private static string Where(IStringLocalizer<SharedText> T, string area) =>
        area == "all areas" ? T["samtliga områden"] : area;

    private static string Why(IStringLocalizer<SharedText> T, string reason) =>
        reason switch
        {
            "amounts lie between 0 and 100 million kronor" => T["beloppen ska ligga mellan 0 och 100 miljoner kronor"],
            "the late price must not be lower than the price in time" => T[
                "den sena anslutningen får inte vara billigare än den i tid"
            ],
            "the first stretch of digging is between 0 and 10,000 metres" => T[
                "grundpriset räcker till mellan 0 och 10 000 meter"
            ],
            "shares of the ROT deduction lie between 0 and 100 percent" => T[
                "ROT-avdragets andelar ska ligga mellan 0 och 100 procent"
            ],
            "instalments need both months (at most 240) and an amount, or neither" => T[
                "delbetalning behöver både månader (högst 240) och belopp, eller inget av dem"
            ],
            "the fee for cancelling must not fall from stage to stage" => T[
                "avgiften för att avsluta får inte bli lägre från steg till steg"
            ],
            _ => reason,
        };

    private static Regex Sentence(string pattern) =>
        new($@"\A{pattern}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
