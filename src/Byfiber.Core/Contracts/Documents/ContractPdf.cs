using System.Security.Cryptography;
using Byfiber.Core.Documents;

namespace Byfiber.Core.Contracts.Documents;

/// <summary>
/// A contract as a document to keep: who, where, what it costs, what is promised and until when, what it costs to leave, who signed how, and
/// the terms whole. The same contract gives the same bytes on every machine and version, so that anybody who holds a copy can have its
/// hash compared.
/// </summary>
public static class ContractPdf
{
    /// <summary>Writes the copy.</summary>
    /// <exception cref="InvalidOperationException">The prices do not add up to the total: such a contract is never printed.</exception>
    public static ContractFile Write(ContractCopy copy)
    {
        if (copy.Prices.Sum(price => price.AmountOre) != copy.TotalOre)
        {
            throw new InvalidOperationException($"The prices of contract {copy.Number} do not add up to its total.");
        }
        using var output = new MemoryStream();
        string title = copy.English
            ? $"Contract {copy.Number} for a fibre connection"
            : $"Avtal {copy.Number} om fiberanslutning";
        var file = new PdfFile(
            output,
            new(title, copy.Operator.Name, null, copy.English ? "en-GB" : "sv-SE"),
            compress: false
        );
        string page = copy.English ? "page {0} of {1}" : "sida {0} av {1}";
        var flow = new PageFlow(file, Paper.Upright, title, page);
        flow.Title(title);
        new Sections(copy, flow).Write();
        flow.Finish();
        file.Finish();
        byte[] content = output.ToArray();
        return new(content, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private sealed class Sections(ContractCopy copy, PageFlow flow)
    {
        public void Write()
        {
            Promise();
            Parties();
            Connection();
            Price();
            Cancellation();
            Signatures();
            Terms();
        }

        private string Say(string swedish, string english) => copy.English ? english : swedish;

        private string Day(DateOnly day) => copy.English ? Swedish.ShortDay(day) : Swedish.Day(day);

        /// <summary>First, since it is what people look for when they take the paper out again.</summary>
        private void Promise()
        {
            flow.Paragraph(
                Say($"Ansluten senast {Day(copy.PromisedBy)}.", $"Connected at the latest on {Day(copy.PromisedBy)}."),
                14,
                bold: true
            );
            flow.Paragraph(
                copy.Reservation.Length > 0
                    ? Say("Löftet gäller med detta förbehåll: ", "The promise holds with this reservation: ")
                        + copy.Reservation
                    : Say("Löftet gäller utan förbehåll.", "The promise holds without reservation.")
            );
        }

        private void Parties()
        {
            flow.Section(Say("Parter", "Parties"));
            var seller = copy.Operator;
            flow.Facts([
                (
                    Say("Nätägare", "Network owner"),
                    Lines(
                        Joined(seller.Name, seller.OrganisationNumber),
                        seller.Address,
                        Joined(seller.Phone, seller.Email)
                    )
                ),
                .. copy.Parties.Select(party => (Role(party.Role), Party(party))),
            ]);
        }

        private static string Joined(params IEnumerable<string> parts) =>
            string.Join(", ", parts.Where(part => part.Length > 0));

        private static string Lines(params IEnumerable<string> parts) =>
            string.Join('\n', parts.Where(part => part.Length > 0));

        private string Party(CopyParty party)
        {
            string who = party.Identity.Length > 0 ? $"{party.Name}, {party.Identity}" : party.Name;
            return party.RotPercent is { } part
                ? $"{who}\n{Say($"{part} % av ROT-avdraget", $"{part} % of the ROT deduction")}"
                : who;
        }

        private string Role(PartyRole role) =>
            role switch
            {
                PartyRole.Owner => Say("Ägare", "Owner"),
                PartyRole.Tenant => Say("Hyresgäst", "Tenant"),
                PartyRole.ConsentingOwner => Say("Ägare som samtycker", "Consenting owner"),
                PartyRole.Company => Say("Bolag eller förening", "Company or association"),
                _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
            };

        private void Connection()
        {
            flow.Section(Say("Anslutningen", "The connection"));
            string digging =
                copy.Dig == DigChoice.Own
                    ? Say("Fastighetsägaren gräver", "The owner digs")
                    : Say("Nätägaren gräver", "The network owner digs");
            var facts = new List<(string, string)>
            {
                (Say("Adress", "Address"), copy.Address),
                (Say("Fastighet", "Property"), copy.Property),
                (Say("Område", "Area"), copy.Area),
                (Say("Grävning på tomten", "Digging on the plot"), $"{digging}, {Swedish.Length(copy.DropMm)}"),
            };
            if (copy.Dormant)
            {
                facts.Add(
                    (
                        Say("Vilande", "Dormant"),
                        Say(
                            "Fiber dras till huset utan abonnemang.",
                            "Fibre is laid to the house without a subscription."
                        )
                    )
                );
            }
            flow.Facts(facts.Where(fact => fact.Item2.Length > 0));
        }

        private void Price()
        {
            flow.Section(Say("Pris", "Price"), (copy.Prices.Count + 2) * PageTable.RowPt(12));
            List<string[]> rows =
            [
                .. copy.Prices.Select(price => (string[])[price.Name, Swedish.Kronor(price.AmountOre)]),
                [Say("Att betala, med moms", "To pay, with VAT"), Swedish.Kronor(copy.TotalOre)],
            ];
            PageTable.Draw(
                flow,
                [new(Say("Post", "Item"), 4), new(Say("Belopp", "Amount"), 1.6, Figures: true)],
                rows,
                12,
                sums: true
            );
            if (copy.Instalments is { } plan)
            {
                string monthly = Swedish.Kronor(plan.MonthlyOre);
                string all = Swedish.Kronor(plan.MonthlyOre * plan.Months);
                flow.Paragraph(
                    Say(
                        $"Betalas med {monthly} i månaden i {plan.Months} månader, sammanlagt {all} med ränta.",
                        $"Paid by {monthly} a month for {plan.Months} months, {all} altogether with interest."
                    )
                );
            }
            if (copy.Rot is { } rot)
            {
                flow.Paragraph(
                    Say(
                        $"ROT-avdraget är {Swedish.Kronor(rot.DeductionOre)} på arbete för {Swedish.Kronor(rot.WorkOre)}. Säger Skatteverket nej betalar beställaren även avdraget.",
                        $"The ROT deduction is {Swedish.Kronor(rot.DeductionOre)} on work for {Swedish.Kronor(rot.WorkOre)}. If the tax agency refuses it, the customer pays that part too."
                    )
                );
            }
            if (copy.NetworkMonthlyOre > 0)
            {
                string fee = Swedish.Kronor(copy.NetworkMonthlyOre);
                flow.Paragraph(
                    Say(
                        $"Nätavgiften är {fee} i månaden från den dag anslutningen är klar.",
                        $"The network fee is {fee} a month from the day of connection."
                    )
                );
            }
        }

        private void Cancellation()
        {
            flow.Section(
                Say("Om avtalet sägs upp", "If the contract is cancelled"),
                (copy.Cancellations.Count + 1) * PageTable.RowPt(12)
            );
            PageTable.Draw(
                flow,
                [new(Say("När", "When"), 4), new(Say("Avgift", "Fee"), 1.6, Figures: true)],
                [
                    .. copy.Cancellations.Select(stage =>
                        (string[])
                            [
                                stage.Stage,
                                stage.FeeOre == 0 ? Say("Ingen avgift", "No fee") : Swedish.Kronor(stage.FeeOre),
                            ]
                    ),
                ],
                12
            );
        }

        private void Signatures()
        {
            flow.Section(Say("Underskrifter", "Signatures"));
            if (copy.Signatures.Count == 0)
            {
                string day = copy.SignedOn is { } signedOn ? Day(signedOn) : "";
                flow.Paragraph(
                    Say(
                            $"Undertecknas {day} av parterna. Underskrifterna bevaras tillsammans med det här dokumentets kontrollsumma.",
                            $"Signed {day} by the parties. The signatures are kept with the checksum of this document."
                        )
                        .Replace("  ", " ", StringComparison.Ordinal)
                );
                return;
            }
            flow.Facts(
                copy.Signatures.Select(signature =>
                    (
                        signature.Name,
                        $"{Method(signature.Method)}, {Swedish.Moment(signature.AtUtc)}\n{Say("Bevis", "Evidence")}: {signature.Evidence}"
                    )
                )
            );
        }

        private string Method(SignatureMethod method) =>
            method switch
            {
                SignatureMethod.Identity => Say("E-legitimation", "Electronic identity"),
                SignatureMethod.Code => Say("Personlig kod och engångskod", "Personal code and one-time code"),
                SignatureMethod.Paper => Say(
                    "På papper, bekräftat av två personer",
                    "On paper, confirmed by two persons"
                ),
                _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
            };

        private void Terms()
        {
            flow.BreakPage();
            flow.Section(
                Say($"Allmänna villkor, version {copy.Terms.Number}", $"General terms, version {copy.Terms.Number}")
            );
            flow.Paragraph($"SHA-256 {copy.Terms.Sha256}", 9, ink: Ink.Grey);
            foreach (string block in copy.Terms.Text.ReplaceLineEndings("\n").Split("\n\n"))
            {
                string text = block.Trim('\n');
                if (text.StartsWith("## ", StringComparison.Ordinal))
                {
                    int end = text.IndexOf('\n', StringComparison.Ordinal);
                    flow.Subsection(end < 0 ? text[3..] : text[3..end]);
                    text = end < 0 ? "" : text[(end + 1)..];
                }
                if (text.Length > 0)
                {
                    flow.Paragraph(text);
                }
            }
        }
    }
}
