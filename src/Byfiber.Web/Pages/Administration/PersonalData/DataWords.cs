using System.Globalization;
using Byfiber.Core.People.PersonalData;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Administration.PersonalData;

/// <summary>What the pages about personal data call their things.</summary>
internal static class DataWords
{
    private static bool Swedish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "sv";

    public static string What(DataKind kind) => Swedish ? kind.What.Sv : kind.What.En;

    public static string Why(DataRule rule) => Swedish ? rule.WhySv : rule.WhyEn;

    public static string Of(IStringLocalizer<SharedText> T, LegalGround ground) =>
        ground switch
        {
            LegalGround.Consent => T["Samtycke (artikel 6.1 a)"],
            LegalGround.Contract => T["Avtal (artikel 6.1 b)"],
            LegalGround.LegalObligation => T["Rättslig förpliktelse (artikel 6.1 c)"],
            LegalGround.PublicTask => T["Uppgift av allmänt intresse (artikel 6.1 e)"],
            _ => T["Berättigat intresse (artikel 6.1 f)"],
        };

    public static string Kept(IStringLocalizer<SharedText> T, int? months) =>
        months is { } number ? T["{0} månader", number] : T["Tills vidare"];

    /// <summary>What a table of the export is about; a later room's is called by its own name.</summary>
    public static string Table(IStringLocalizer<SharedText> T, string name) =>
        name switch
        {
            "person" => T["Kontaktuppgifter"],
            "message" => T["Meddelanden"],
            "message_attempt" => T["Försök att skicka"],
            "message_due" => T["Meddelanden som väntar"],
            "message_attachment" => T["Bilagor till meddelanden"],
            "person_read" => T["Vem som har läst uppgifterna"],
            "premises_person" => T["Bostäder"],
            "answer" => T["Svar på erbjudanden"],
            "ambassador" => T["Ambassadörsuppdrag"],
            "one_time_code" => T["Engångskoder"],
            "contract_party" => T["Del i avtal"],
            "signature" => T["Underskrifter"],
            "signature_confirmation" => T["Bekräftelser av underskrifter"],
            _ => name,
        };
}
