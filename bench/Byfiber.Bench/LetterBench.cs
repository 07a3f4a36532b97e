using System.Diagnostics;
using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.Offers.Documents;

namespace Byfiber.Bench;

/// <summary>
/// Writes the letters of a dispatch as one PDF and prints seconds, size and peak memory. The households are made up; each letter has its
/// own address, code and price, as real ones have.
/// </summary>
internal static class LetterBench
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static int Run(string[] args)
    {
        int count = 4000;
        string? path = null;
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--count":
                    count = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
                    break;
                case "--out":
                    path = args[i + 1];
                    break;
                default:
                    Console.Error.WriteLine("usage: bench letters [--count 4000] [--out FILE]");
                    return 2;
            }
        }
        string file = path ?? Path.GetTempFileName();
        var watch = Stopwatch.StartNew();
        using (var output = File.Create(file))
        {
            LettersPdf.Write(output, Campaign(), Households(count));
        }
        double seconds = watch.Elapsed.TotalSeconds;
        double fileMb = new FileInfo(file).Length / 1e6;
        double peakMb = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Console.WriteLine(
            FormattableString.Invariant(
                $"{count} letters: {seconds:0.00} s, {fileMb:0.0} MB on disk, peak memory {peakMb:0} MB"
            )
        );
        if (path is null)
        {
            File.Delete(file);
        }
        return 0;
    }

    private static CampaignLetter Campaign() =>
        new(
            new(
                "Provkommunen",
                "Storgatan 1",
                "64380",
                "Provköping",
                "0151-00 00 00",
                "vardagar 8–16",
                "fiber@exempel.se"
            ),
            new DateOnly(2026, 3, 2),
            "Nu kan ni få fiber till ert hus",
            "Kommunen och nätägaren bygger fiber där du bor, om tillräckligt många vill vara med. Alla hushåll får samma "
                + "erbjudande till samma pris.\nSvara gärna redan i dag. Svaret är inte bindande: vill du ansluta får du ett "
                + "avtal att läsa i lugn och ro.",
            "You are offered a fibre connection. Please answer by web, phone or the slip below; the page is also in English.",
            new DateOnly(2026, 5, 31),
            "https://fiber.exempel.se",
            EnvelopeWindow.Right
        );

    private static IEnumerable<HouseholdLetter> Households(int count)
    {
        var random = new Random(1);
        for (int i = 1; i <= count; i++)
        {
            string code = new([.. Enumerable.Range(0, 12).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            long digging = 187_50L * random.Next(20, 60);
            yield return new(
                FormattableString.Invariant($"Östra Åsvägen {i}"),
                "64330",
                "Provköping",
                OfferReference.Of(i),
                code,
                [
                    new("Anslutning till huset", 1_990_000),
                    new("Grävning på tomten", digging),
                    new("ROT-avdrag, om du har rätt till det", -digging * 3 / 10),
                    new("Eller delbetalning i 60 månader", 41_500, "i månaden"),
                ]
            );
        }
    }
}
