using System.Globalization;
using System.Xml.Linq;
using Byfiber.Core.Contracts.Documents;
using CsCheck;

namespace Byfiber.Core.Tests.Contracts.Documents;

/// <summary>The rules of EN 16931 (BR-...) and Peppol (PEPPOL-EN16931-R..., SE-R-...), counted anew from the written document.</summary>
public class PeppolInvoiceTests
{
    private static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private static readonly ElectronicInvoice Invoice = new(
        "F2026-0007",
        new DateOnly(2026, 5, 4),
        new DateOnly(2026, 6, 3),
        "2026-00042",
        "2026-00042",
        "420017",
        "991-2346",
        new("Byanät AB", "559999-0008", "Box 1", "64321", "Vingåker", "Fakturor", "0151-100 00", "faktura@exempel.se"),
        new("Åkerbo Samfällighetsförening", "769999-0003", "Åsvägen 3", "64330", "Vingåker"),
        [new("Anslutning, Åsvägen 3", 1_990_000), new("Grävning på tomten, 35 m", 337_501)]
    );

    /// <summary>As UBL 2.1's schema orders what Peppol allows of it.</summary>
    private static readonly Dictionary<string, string> Order = new()
    {
        ["Invoice"] =
            "CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode Note DocumentCurrencyCode BuyerReference ContractDocumentReference AccountingSupplierParty AccountingCustomerParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal InvoiceLine",
        ["Party"] = "EndpointID PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact",
        ["PostalAddress"] = "StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country",
        ["PartyTaxScheme"] = "CompanyID TaxScheme",
        ["PartyLegalEntity"] = "RegistrationName CompanyID CompanyLegalForm",
        ["Contact"] = "Name Telephone ElectronicMail",
        ["PaymentMeans"] = "PaymentMeansCode PaymentID CardAccount PayeeFinancialAccount PaymentMandate",
        ["PayeeFinancialAccount"] = "ID Name FinancialInstitutionBranch",
        ["TaxTotal"] = "TaxAmount TaxSubtotal",
        ["TaxSubtotal"] = "TaxableAmount TaxAmount TaxCategory",
        ["TaxCategory"] = "ID Percent TaxExemptionReason TaxScheme",
        ["ClassifiedTaxCategory"] = "ID Percent TaxScheme",
        ["LegalMonetaryTotal"] =
            "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount",
        ["InvoiceLine"] =
            "ID Note InvoicedQuantity LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference DocumentReference AllowanceCharge Item Price",
        ["Item"] = "Description Name OriginCountry ClassifiedTaxCategory AdditionalItemProperty",
        ["Price"] = "PriceAmount BaseQuantity AllowanceCharge",
    };

    [Fact]
    public void Elements_come_in_the_order_of_the_schema_and_none_is_empty()
    {
        var root = Written(Invoice);
        foreach (var element in root.DescendantsAndSelf())
        {
            (element.HasElements || element.Value.Length > 0).ShouldBeTrue(element.Name.LocalName);
            if (Order.TryGetValue(element.Name.LocalName, out string? names))
            {
                var order = names.Split(' ').ToList();
                int[] places = [.. element.Elements().Select(child => order.IndexOf(child.Name.LocalName))];
                places.ShouldNotContain(-1, element.Name.LocalName);
                places.Zip(places.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second, element.Name.LocalName);
            }
        }
    }

    [Fact]
    public void The_sums_follow_the_rules_whatever_the_prices() =>
        Gen.Long[1, 100_000_000]
            .Array[1, 12]
            .Sample(prices =>
            {
                var invoice = Invoice with
                {
                    Lines = [.. prices.Select((ore, i) => new InvoiceLine($"Post {i}", ore))],
                };
                Check(Written(invoice), prices.Sum() / 100m);
            });

    private static void Check(XElement root, decimal agreed)
    {
        decimal[] lines = [.. root.Elements(Cac + "InvoiceLine").Select(line => Money(line, "LineExtensionAmount"))];
        foreach (var line in root.Elements(Cac + "InvoiceLine"))
        {
            // PEPPOL-EN16931-R120: the line is quantity times price.
            decimal quantity = decimal.Parse(
                line.Element(Cbc + "InvoicedQuantity")!.Value,
                CultureInfo.InvariantCulture
            );
            Money(line, "LineExtensionAmount").ShouldBe(quantity * Money(line.Element(Cac + "Price")!, "PriceAmount"));
        }
        var total = root.Element(Cac + "LegalMonetaryTotal")!;
        var tax = root.Element(Cac + "TaxTotal")!;
        var part = tax.Elements(Cac + "TaxSubtotal").ShouldHaveSingleItem();
        // BR-CO-10, BR-CO-13, BR-S-08: the net total is the sum of the lines, and all of it is taxed.
        Money(total, "LineExtensionAmount").ShouldBe(lines.Sum());
        Money(total, "TaxExclusiveAmount").ShouldBe(lines.Sum());
        Money(part, "TaxableAmount").ShouldBe(lines.Sum());
        // BR-CO-14, BR-CO-17: the tax is its rate of that, to the öre.
        Money(part, "TaxAmount").ShouldBe(Math.Round(lines.Sum() * 0.25m, 2, MidpointRounding.AwayFromZero));
        Money(tax, "TaxAmount").ShouldBe(Money(part, "TaxAmount"));
        // BR-CO-15, BR-CO-16: with tax, and to pay.
        Money(total, "TaxInclusiveAmount").ShouldBe(lines.Sum() + Money(tax, "TaxAmount"));
        decimal rounding = total.Element(Cbc + "PayableRoundingAmount") is null
            ? 0
            : Money(total, "PayableRoundingAmount");
        Money(total, "PayableAmount").ShouldBe(Money(total, "TaxInclusiveAmount") + rounding);
        Money(total, "PayableAmount").ShouldBe(agreed);
        Math.Abs(rounding).ShouldBeLessThanOrEqualTo(0.01m * (lines.Length + 1));
    }

    [Fact]
    public void What_Peppol_and_Sweden_ask_for_is_there()
    {
        var root = Written(Invoice);
        root.Name.ShouldBe(XName.Get("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"));
        root.Element(Cbc + "CustomizationID")!
            .Value.ShouldBe("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0");
        root.Element(Cbc + "ProfileID")!.Value.ShouldBe("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
        // R003, R010, R020: a buyer's reference and both electronic addresses.
        root.Element(Cbc + "BuyerReference")!.Value.ShouldBe("2026-00042");
        var ends = root.Descendants(Cbc + "EndpointID").ToList();
        ends.Select(end => (end.Attribute("schemeID")!.Value, end.Value))
            .ShouldBe([("0007", "5599990008"), ("0007", "7699990003")]);
        // SE-R-001, SE-R-002: SE and twelve digits. SE-R-005: the words for F-tax.
        var seller = root.Element(Cac + "AccountingSupplierParty")!;
        seller
            .Descendants(Cac + "PartyTaxScheme")
            .Select(tax => (tax.Element(Cbc + "CompanyID")!.Value, tax.Descendants(Cbc + "ID").Single().Value))
            .ShouldBe([("SE559999000801", "VAT"), ("Godkänd för F-skatt", "TAX")]);
        // SE-R-007, SE-R-008: bankgiro is seven or eight digits, named as such.
        var account = root.Descendants(Cac + "PayeeFinancialAccount").Single();
        account.Element(Cbc + "ID")!.Value.ShouldBe("9912346");
        account.Element(Cac + "FinancialInstitutionBranch")!.Value.ShouldBe("SE:BANKGIRO");
        root.Descendants().Attributes("currencyID").ShouldAllBe(currency => currency.Value == "SEK");
    }

    [Theory]
    [InlineData("559999-0009", "not Åkerbo")]
    [InlineData("811218-9876", "payment plan")]
    [InlineData("", "ten digits")]
    public void A_buyer_without_an_organisation_number_is_sent_elsewhere(string number, string says) =>
        Should
            .Throw<RefusedException>(() =>
                Written(Invoice with { Buyer = Invoice.Buyer with { OrganisationNumber = number } })
            )
            .Message.ShouldContain(says);

    [Fact]
    public void An_invoice_that_Peppol_would_refuse_is_refused_here()
    {
        Should.Throw<RefusedException>(() => Written(Invoice with { Lines = [] })).Message.ShouldContain("lines");
        Should
            .Throw<RefusedException>(() => Written(Invoice with { Bankgiro = "12" }))
            .Message.ShouldContain("bankgiro");
        Should
            .Throw<RefusedException>(() => Written(Invoice with { BuyerReference = "" }))
            .Message.ShouldContain("reference");
    }

    [Fact]
    public void Names_with_marks_of_XML_stay_names() =>
        Written(Invoice with { Buyer = Invoice.Buyer with { Name = "Ek & Ås <HB> \"x\"\u0001" } })
            .Descendants(Cbc + "RegistrationName")
            .Last()
            .Value.ShouldBe("Ek & Ås <HB> \"x\"");

    private static decimal Money(XElement parent, string name)
    {
        string text = parent.Element(Cbc + name)!.Value;
        text.ShouldMatch(@"^-?\d+\.\d\d$");
        return decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    private static XElement Written(ElectronicInvoice invoice)
    {
        using var output = new MemoryStream();
        PeppolInvoice.Write(output, invoice);
        output.Position = 0;
        return XElement.Load(output);
    }
}
