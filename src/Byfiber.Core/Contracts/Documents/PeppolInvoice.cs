using System.Globalization;
using System.Text;
using System.Xml;

namespace Byfiber.Core.Contracts.Documents;

/// <summary>A party of an electronic invoice.</summary>
/// <param name="Name">As registered.</param>
/// <param name="OrganisationNumber">Ten digits, with or without a hyphen.</param>
/// <param name="Address">Street or box.</param>
/// <param name="PostalCode">Five digits.</param>
/// <param name="Locality">Postort.</param>
/// <param name="Contact">A person or function; empty where none.</param>
/// <param name="Phone">Empty where none.</param>
/// <param name="Email">Empty where none.</param>
public sealed record InvoiceParty(
    string Name,
    string OrganisationNumber,
    string Address,
    string PostalCode,
    string Locality,
    string Contact = "",
    string Phone = "",
    string Email = ""
);

/// <summary>A line of the invoice.</summary>
/// <param name="Name">What it is.</param>
/// <param name="GrossOre">With VAT, as the contract names it.</param>
public sealed record InvoiceLine(string Name, long GrossOre);

/// <summary>An invoice to a company or association; persons get theirs from a ledger that has <see cref="PaymentPlanCsv"/>.</summary>
/// <param name="Number">Of the invoice.</param>
/// <param name="IssuedOn">Its day.</param>
/// <param name="DueOn">The last day to pay.</param>
/// <param name="BuyerReference">What the buyer sorts by; the contract's number where nothing else was told.</param>
/// <param name="Contract">The contract's number.</param>
/// <param name="PaymentReference">OCR.</param>
/// <param name="Bankgiro">The seller's, seven or eight digits, with or without a hyphen.</param>
/// <param name="Seller">The operator; VAT-registered and approved for F-tax.</param>
/// <param name="Buyer">The company.</param>
/// <param name="Lines">One or more.</param>
public sealed record ElectronicInvoice(
    string Number,
    DateOnly IssuedOn,
    DateOnly DueOn,
    string BuyerReference,
    string Contract,
    string PaymentReference,
    string Bankgiro,
    InvoiceParty Seller,
    InvoiceParty Buyer,
    IReadOnlyList<InvoiceLine> Lines
);

/// <summary>
/// Writes an invoice as Peppol BIS Billing 3.0 (UBL 2.1, EN 16931), with the Swedish rules: organisation numbers under scheme 0007, bankgiro,
/// approval for F-tax. Lines are without VAT to the öre; what rounding leaves against the contract's price with VAT stands as the rounding
/// amount, so that what is to be paid is what was agreed.
/// </summary>
public static class PeppolInvoice
{
    private const string Ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
    private const string Cac = Ubl + "CommonAggregateComponents-2";
    private const string Cbc = Ubl + "CommonBasicComponents-2";
    private const string Customization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private const string Profile = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    private const string OrganisationScheme = "0007";

    /// <param name="output">Left open.</param>
    /// <param name="invoice">What it says.</param>
    /// <exception cref="RefusedException">A number that Peppol would refuse, named with its mend.</exception>
    public static void Write(Stream output, ElectronicInvoice invoice)
    {
        Check(invoice);
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
        };
        using var xml = XmlWriter.Create(output, settings);
        var body = new Body(xml, invoice);
        xml.WriteStartElement("Invoice", Ubl + "Invoice-2");
        xml.WriteAttributeString("xmlns", "cac", null, Cac);
        xml.WriteAttributeString("xmlns", "cbc", null, Cbc);
        body.Write();
        xml.WriteEndElement();
    }

    private static void Check(ElectronicInvoice invoice)
    {
        foreach (var party in (InvoiceParty[])[invoice.Seller, invoice.Buyer])
        {
            if (!IsOrganisationNumber(Digits(party.OrganisationNumber)))
            {
                throw new RefusedException(
                    $"Invoice {invoice.Number}: \"{party.OrganisationNumber}\" is not {party.Name}'s organisation number: write its ten digits, or send a person's invoice by the payment plan."
                );
            }
        }
        if (Digits(invoice.Bankgiro).Length is not (7 or 8))
        {
            throw new RefusedException(
                $"Invoice {invoice.Number}: \"{invoice.Bankgiro}\" is not a bankgiro: write its seven or eight digits."
            );
        }
        if (invoice.Lines.Count == 0 || invoice.Lines.Any(line => line.GrossOre <= 0 || line.Name.Length == 0))
        {
            throw new RefusedException(
                $"Invoice {invoice.Number} needs lines, each with a name and an amount above zero: mend the contract's payments."
            );
        }
        if (invoice.BuyerReference.Length == 0)
        {
            throw new RefusedException(
                $"Invoice {invoice.Number} has no buyer's reference: write the contract's number."
            );
        }
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Ten digits of which the last is a check digit by modulus 10 (Luhn), and no person's: those begin with a date.</summary>
    private static bool IsOrganisationNumber(string digits)
    {
        if (digits.Length != 10 || digits[2] < '2')
        {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 10; i++)
        {
            int weighed = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /// <summary>Elements come in the order of the UBL schema.</summary>
    private sealed class Body(XmlWriter xml, ElectronicInvoice invoice)
    {
        public void Write()
        {
            Text("CustomizationID", Customization);
            Text("ProfileID", Profile);
            Text("ID", invoice.Number);
            Text("IssueDate", Day(invoice.IssuedOn));
            Text("DueDate", Day(invoice.DueOn));
            Text("InvoiceTypeCode", "380");
            Text("DocumentCurrencyCode", "SEK");
            Text("BuyerReference", invoice.BuyerReference);
            Group("ContractDocumentReference", () => Text("ID", invoice.Contract));
            Group("AccountingSupplierParty", () => Party(invoice.Seller, seller: true));
            Group("AccountingCustomerParty", () => Party(invoice.Buyer, seller: false));
            Payment();
            Totals();
            for (int i = 0; i < invoice.Lines.Count; i++)
            {
                Line(i + 1, invoice.Lines[i]);
            }
        }

        private void Party(InvoiceParty party, bool seller)
        {
            string number = Digits(party.OrganisationNumber);
            Group(
                "Party",
                () =>
                {
                    Scheme("EndpointID", number);
                    Group("PartyName", () => Text("Name", party.Name));
                    Group("PostalAddress", () => Address(party));
                    if (seller)
                    {
                        Tax($"SE{number}01", "VAT");
                        Tax("Godkänd för F-skatt", "TAX");
                    }
                    Group(
                        "PartyLegalEntity",
                        () =>
                        {
                            Text("RegistrationName", party.Name);
                            Scheme("CompanyID", number);
                        }
                    );
                    Contact(party);
                }
            );
        }

        private void Address(InvoiceParty party)
        {
            Optional("StreetName", party.Address);
            Optional("CityName", party.Locality);
            Optional("PostalZone", party.PostalCode);
            Group("Country", () => Text("IdentificationCode", "SE"));
        }

        private void Contact(InvoiceParty party)
        {
            if (party is { Contact: "", Phone: "", Email: "" })
            {
                return;
            }
            Group(
                "Contact",
                () =>
                {
                    Optional("Name", party.Contact);
                    Optional("Telephone", party.Phone);
                    Optional("ElectronicMail", party.Email);
                }
            );
        }

        private void Tax(string number, string scheme) =>
            Group(
                "PartyTaxScheme",
                () =>
                {
                    Text("CompanyID", number);
                    Group("TaxScheme", () => Text("ID", scheme));
                }
            );

        private void Payment() =>
            Group(
                "PaymentMeans",
                () =>
                {
                    // 30 is a credit transfer (UNCL 4461).
                    Text("PaymentMeansCode", "30");
                    Optional("PaymentID", invoice.PaymentReference);
                    Group(
                        "PayeeFinancialAccount",
                        () =>
                        {
                            Text("ID", Digits(invoice.Bankgiro));
                            Group("FinancialInstitutionBranch", () => Text("ID", "SE:BANKGIRO"));
                        }
                    );
                }
            );

        private void Totals()
        {
            long net = invoice.Lines.Sum(line => Vat.Net(line.GrossOre));
            long vat = Vat.On(net);
            long agreed = invoice.Lines.Sum(line => line.GrossOre);
            Group(
                "TaxTotal",
                () =>
                {
                    Amount("TaxAmount", vat);
                    Group(
                        "TaxSubtotal",
                        () =>
                        {
                            Amount("TaxableAmount", net);
                            Amount("TaxAmount", vat);
                            Group("TaxCategory", Category);
                        }
                    );
                }
            );
            Group(
                "LegalMonetaryTotal",
                () =>
                {
                    Amount("LineExtensionAmount", net);
                    Amount("TaxExclusiveAmount", net);
                    Amount("TaxInclusiveAmount", net + vat);
                    if (agreed != net + vat)
                    {
                        Amount("PayableRoundingAmount", agreed - net - vat);
                    }
                    Amount("PayableAmount", agreed);
                }
            );
        }

        private void Line(int number, InvoiceLine line) =>
            Group(
                "InvoiceLine",
                () =>
                {
                    Text("ID", number.ToString(CultureInfo.InvariantCulture));
                    Start("InvoicedQuantity");
                    xml.WriteAttributeString("unitCode", "C62");
                    xml.WriteString("1");
                    xml.WriteEndElement();
                    Amount("LineExtensionAmount", Vat.Net(line.GrossOre));
                    Group(
                        "Item",
                        () =>
                        {
                            Text("Name", line.Name);
                            Group("ClassifiedTaxCategory", Category);
                        }
                    );
                    Group("Price", () => Amount("PriceAmount", Vat.Net(line.GrossOre)));
                }
            );

        private void Category()
        {
            Text("ID", "S");
            Text("Percent", Vat.Percent.ToString(CultureInfo.InvariantCulture));
            Group("TaxScheme", () => Text("ID", "VAT"));
        }

        private void Group(string name, Action content)
        {
            xml.WriteStartElement("cac", name, Cac);
            content();
            xml.WriteEndElement();
        }

        private void Start(string name) => xml.WriteStartElement("cbc", name, Cbc);

        private void Text(string name, string text)
        {
            Start(name);
            // A control character from a form would make XML that nobody may read.
            xml.WriteString(string.Concat(text.EnumerateRunes().Where(letter => !Rune.IsControl(letter))));
            xml.WriteEndElement();
        }

        /// <summary>Peppol takes no empty elements.</summary>
        private void Optional(string name, string text)
        {
            if (text.Length > 0)
            {
                Text(name, text);
            }
        }

        private void Scheme(string name, string number)
        {
            Start(name);
            xml.WriteAttributeString("schemeID", OrganisationScheme);
            xml.WriteString(number);
            xml.WriteEndElement();
        }

        private void Amount(string name, long ore)
        {
            Start(name);
            xml.WriteAttributeString("currencyID", "SEK");
            xml.WriteString(PaymentPlanCsv.Sek(ore));
            xml.WriteEndElement();
        }

        private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
    }
}
