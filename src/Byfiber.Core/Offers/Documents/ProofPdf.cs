using Byfiber.Core.Documents;

namespace Byfiber.Core.Offers.Documents;

/// <summary>An area's part of the proof.</summary>
/// <param name="Name">Of the area.</param>
/// <param name="PremisesCount">All premises of the campaign in it.</param>
/// <param name="OfferedCount">Those with a contact that reached them.</param>
public sealed record ProofArea(string Name, int PremisesCount, int OfferedCount);

/// <summary>A premises that is not yet offered.</summary>
/// <param name="Area">As in the table of areas.</param>
/// <param name="Address">Street and number.</param>
/// <param name="Property">Fastighetsbeteckning; empty where unknown.</param>
/// <param name="Latest">The latest contact in words: "2026-03-05 brev, kom i retur"; empty where there was none.</param>
public sealed record ProofMissing(string Area, string Address, string Property, string Latest);

/// <summary>What the municipality files as proof that every household was offered a connection.</summary>
/// <param name="Municipality">Who files it.</param>
/// <param name="Campaign">Name of the campaign.</param>
/// <param name="Start">Its first day.</param>
/// <param name="TakenAtUtc">The moment that the figures are from.</param>
/// <param name="MadeBy">Who ordered it.</param>
/// <param name="Areas">In build order; they make up the whole.</param>
/// <param name="Missing">Every premises that is not offered.</param>
/// <param name="CsvName">The list of all premises with their contacts that it belongs with.</param>
/// <param name="CsvSha256">That file's hash, 64 hexadecimal digits.</param>
public sealed record ContactProof(
    string Municipality,
    string Campaign,
    DateOnly Start,
    DateTime TakenAtUtc,
    string MadeBy,
    IReadOnlyList<ProofArea> Areas,
    IReadOnlyList<ProofMissing> Missing,
    string CsvName,
    string CsvSha256
);

/// <summary>The proof of contact as a document to file: figures that add up, how they are counted, and who is missing.</summary>
public static class ProofPdf
{
    /// <param name="output">Written forward only and left open.</param>
    /// <param name="proof">What it says.</param>
    /// <exception cref="InvalidOperationException">Offered and missing do not make up all premises of an area: a proof that does not add up is never written.</exception>
    public static void Write(Stream output, ContactProof proof)
    {
        AddUp(proof);
        string title = $"Bevis på kontakt: {proof.Campaign}";
        var file = new PdfFile(output, new(title, proof.Municipality, proof.TakenAtUtc));
        var flow = new PageFlow(file, Paper.Upright, $"{proof.Municipality}, {proof.Campaign}");
        int all = proof.Areas.Sum(area => area.PremisesCount);
        int offered = proof.Areas.Sum(area => area.OfferedCount);

        flow.Title(title);
        flow.Paragraph(
            $"{Swedish.Number(offered)} av {Swedish.Number(all)} adresspunkter ({Swedish.Share(offered, all)}) har fått ett erbjudande om "
                + $"fiberanslutning. {Swedish.Number(all - offered)} återstår.",
            13,
            bold: true
        );
        flow.Facts([
            ("Kommun", proof.Municipality),
            ("Kampanj", $"{proof.Campaign}, från {Swedish.Day(proof.Start)}"),
            ("Läget gäller", Swedish.Moment(proof.TakenAtUtc)),
            ("Framtaget av", proof.MadeBy),
        ]);
        Method(flow);
        Areas(flow, proof, all, offered);
        Missing(flow, proof);
        flow.Section("Underlag");
        flow.Paragraph(
            $"Alla adresspunkter och deras kontakter finns i filen {proof.CsvName}. Filens kontrollsumma (SHA-256) visar att den är "
                + "den som detta bevis bygger på:"
        );
        flow.Paragraph(string.Join(' ', proof.CsvSha256.Chunk(16).Select(part => new string(part))), 11, bold: true);
        flow.Finish();
        file.Finish();
    }

    private static void AddUp(ContactProof proof)
    {
        var missing = proof.Missing.CountBy(premises => premises.Area).ToDictionary();
        foreach (var area in proof.Areas)
        {
            int listed = missing.GetValueOrDefault(area.Name);
            if (area.OfferedCount + listed != area.PremisesCount)
            {
                throw new InvalidOperationException(
                    $"{area.Name}: {area.OfferedCount} offered and {listed} missing are not {area.PremisesCount} premises."
                );
            }
        }
        int inAreas = proof.Areas.Sum(area => missing.GetValueOrDefault(area.Name));
        if (inAreas != proof.Missing.Count)
        {
            throw new InvalidOperationException(
                $"{proof.Missing.Count - inAreas} missing premises lie in an area that the proof does not name."
            );
        }
    }

    private static void Method(PageFlow flow)
    {
        flow.Section("Så är det räknat");
        flow.Paragraph(
            "En adresspunkt räknas som erbjuden först när minst en kontakt har nått fram: ett brev, mejl eller sms som levererats och inte "
                + "kommit i retur, eller ett samtal på telefon, vid dörren eller på ett möte. Försök utan svar räknas inte, och inte heller "
                + "brev som kommit tillbaka. Ett nej är också ett svar: hushållet har fått erbjudandet."
        );
    }

    private static void Areas(PageFlow flow, ContactProof proof, int all, int offered)
    {
        flow.Section("Per område");
        List<string[]> rows =
        [
            .. proof.Areas.Select(area => Row(area.Name, area.PremisesCount, area.OfferedCount)),
            Row("Alla områden", all, offered),
        ];
        PageTable.Draw(
            flow,
            [
                new("Område", 5),
                new("Adresspunkter", 2.6, Figures: true),
                new("Erbjudna", 2, Figures: true),
                new("Återstår", 2, Figures: true),
                new("Andel", 1.8, Figures: true),
            ],
            rows,
            12,
            sums: true
        );
    }

    private static string[] Row(string name, int all, int offered) =>
        [
            name,
            Swedish.Number(all),
            Swedish.Number(offered),
            Swedish.Number(all - offered),
            Swedish.Share(offered, all),
        ];

    private static void Missing(PageFlow flow, ContactProof proof)
    {
        flow.Section("De som återstår");
        if (proof.Missing.Count == 0)
        {
            flow.Paragraph("Ingen: alla adresspunkter i kampanjen har fått ett erbjudande.");
            return;
        }
        PageTable.Draw(
            flow,
            [new("Område", 2.6), new("Adress", 4), new("Fastighet", 3.2), new("Senaste kontakt", 4)],
            [
                .. proof.Missing.Select(premises =>
                    (string[])
                        [
                            premises.Area,
                            premises.Address,
                            premises.Property,
                            premises.Latest.Length > 0 ? premises.Latest : "Ingen ännu",
                        ]
                ),
            ]
        );
    }
}
