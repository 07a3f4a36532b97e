using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Prices;

/// <summary>What the columns of a price list are called, with their unit.</summary>
public static class PriceLabels
{
    public static string Of(IStringLocalizer<SharedText> T, string column) =>
        column switch
        {
            "connection_sek" => T["Anslutning, kr"],
            "late_connection_sek" => T["Sen anslutning, kr"],
            "dig_base_sek" => T["Grävning på tomten: grundpris, kr"],
            "dig_base_m" => T["Grundpriset räcker till, m"],
            "dig_per_m_sek" => T["Varje meter därutöver, kr"],
            "rot_work_percent" => T["Arbete enligt ROT, % av grävningen"],
            "rot_percent" => T["ROT-avdrag, % av arbetet"],
            "rot_most_sek" => T["ROT-avdrag högst, kr per ägare"],
            "instalment_months" => T["Delbetalning, månader"],
            "instalment_sek" => T["Delbetalning, kr i månaden"],
            "network_monthly_sek" => T["Nätavgift, kr i månaden"],
            "cancel_early_sek" => T["Avgift för att avsluta före beslutet, kr"],
            "cancel_decided_sek" => T["Avgift för att avsluta efter beslutet, kr"],
            _ => T["Avgift för att avsluta när grävningen har börjat, kr"],
        };
}
