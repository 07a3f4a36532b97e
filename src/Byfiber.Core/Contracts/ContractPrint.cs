using System.Globalization;
using Byfiber.Core.Contracts.Documents;
using Byfiber.Core.Documents;
using Byfiber.Core.Offers;

namespace Byfiber.Core.Contracts;

/// <summary>A contract's sheet as the printed copy's words and lines.</summary>
internal static class ContractPrint
{
    /// <summary>The PDF; the same sheet gives the same bytes.</summary>
    public static byte[] Write(ContractSheet sheet, NetworkOwner owner) =>
        ContractPdf.Write(Copy(sheet, owner, sheet.Language == "en")).Content;

    private static ContractCopy Copy(ContractSheet sheet, NetworkOwner owner, bool english) =>
        new(
            sheet.Number,
            english,
            new CopyOperator(
                owner.Name,
                owner.OrganisationNumber,
                Joined(owner.Address, $"{owner.PostalCode} {owner.Locality}".Trim()),
                owner.Phone,
                owner.Email
            ),
            [.. sheet.Parties.Select(p => new CopyParty(p.Name, p.Role, p.OrganisationNumber ?? "", p.RotPercent))],
            Joined(sheet.Address, $"{sheet.Postcode} {sheet.Locality}".Trim()),
            sheet.Property ?? "",
            sheet.AreaName ?? "",
            sheet.Dig,
            sheet.DropMm,
            sheet.Dormant,
            [.. Prices(sheet, english)],
            sheet.ToPayOre,
            sheet.NetworkMonthlyOre,
            sheet.InstalmentMonths > 0 ? new CopyInstalments(sheet.InstalmentMonths, sheet.InstalmentOre) : null,
            sheet.RotOre > 0 ? new CopyRot(sheet.RotWorkOre, sheet.RotOre) : null,
            sheet.PromisedBy,
            english && sheet.ReservationEn.Length > 0 ? sheet.ReservationEn : sheet.ReservationSv,
            [.. Cancellations(sheet, english)],
            new CopyTerms(sheet.TermsNumber, sheet.TermsSha256, english ? sheet.TermsEn : sheet.TermsSv),
            [],
            sheet.SignedOn
        );

    private static IEnumerable<CopyPrice> Prices(ContractSheet sheet, bool english)
    {
        if (sheet.InstalmentMonths > 0)
        {
            string months = sheet.InstalmentMonths.ToString(CultureInfo.InvariantCulture);
            yield return new CopyPrice(
                english ? $"Connection, {months} instalments" : $"Anslutning, {months} avbetalningar",
                sheet.InstalmentMonths * sheet.InstalmentOre
            );
        }
        else
        {
            yield return new CopyPrice(
                (english, sheet.Late) switch
                {
                    (true, false) => "Connection",
                    (true, true) => "Connection, late order",
                    (false, false) => "Anslutning",
                    _ => "Anslutning, sen beställning",
                },
                sheet.ConnectionOre
            );
        }
        if (sheet.DigOre > 0)
        {
            yield return new CopyPrice(english ? "Digging on the plot" : "Grävning på tomten", sheet.DigOre);
        }
        if (sheet.RotOre > 0)
        {
            yield return new CopyPrice(english ? "ROT deduction" : "ROT-avdrag", -sheet.RotOre);
        }
    }

    private static IEnumerable<CopyCancellation> Cancellations(ContractSheet sheet, bool english)
    {
        if (sheet.WithdrawUntil is { } until)
        {
            yield return new CopyCancellation(
                english ? $"Withdrawn until {Swedish.ShortDay(until)}" : $"Vid ånger till och med {Swedish.Day(until)}",
                0
            );
        }
        yield return new CopyCancellation(
            english ? "Before the area is decided on" : "Innan området är beslutat",
            sheet.CancelEarlyOre
        );
        yield return new CopyCancellation(
            english ? "When the area is decided on" : "När området är beslutat",
            sheet.CancelDecidedOre
        );
        yield return new CopyCancellation(
            english ? "When digging has begun" : "När grävningen har börjat",
            sheet.CancelBuildingOre
        );
        yield return new CopyCancellation(
            english ? "After the promised day" : "När den utlovade dagen har passerat",
            0
        );
    }

    private static string Joined(params ReadOnlySpan<string> parts)
    {
        var written = new List<string>();
        foreach (string part in parts)
        {
            if (part.Length > 0)
            {
                written.Add(part);
            }
        }
        return string.Join(", ", written);
    }
}
