using Byfiber.Core.Offers.Documents;
using Byfiber.Core.Tests.Documents;

namespace Byfiber.Core.Tests.Offers.Documents;

public class ProofPdfTests
{
    private static readonly ContactProof Proof = new(
        "Vingåkers kommun",
        "Fiber till Vingåker 2026",
        new DateOnly(2026, 3, 2),
        new DateTime(2026, 11, 23, 8, 5, 9, DateTimeKind.Utc),
        "Anna Åkesson, bredbandssamordnare",
        [new("Vingåker tätort", 2400, 2400), new("Högsjö landsbygd", 1604, 1602)],
        [
            new("Högsjö landsbygd", "Åsvägen 3", "Vingåker Högsjö 2:3", "2026-03-05 brev, kom i retur"),
            new("Högsjö landsbygd", "Åsvägen 5", "", ""),
        ],
        "kontakter-2026-11-23.csv",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    );

    [Fact]
    public void The_proof_reads_as_it_is_filed() => PdfText.Of(Write(Proof)).ShouldBeAsIn("proof.txt");

    [Fact]
    public void The_same_facts_make_the_same_file() => Write(Proof).ShouldBe(Write(Proof));

    [Fact]
    public void A_proof_of_all_says_that_nobody_is_missing()
    {
        string text = PdfText.Of(Write(Proof with { Areas = [new("Vingåker tätort", 2400, 2400)], Missing = [] }));
        text.ShouldContain("Ingen: alla adresspunkter");
        text.ShouldContain("2 400 av 2 400 adresspunkter (100,0 %)");
    }

    [Fact]
    public void Every_missing_premises_of_a_long_list_is_there()
    {
        var missing = Enumerable.Range(1, 400).Select(i => new ProofMissing("Byn", $"Stigen {i}", "", "")).ToList();
        byte[] pdf = Write(Proof with { Areas = [new("Byn", 400, 0)], Missing = missing });
        string text = PdfText.Of(pdf);
        for (int i = 1; i <= 400; i++)
        {
            text.ShouldContain($"Byn | Stigen {i} | Ingen ännu\n");
        }
        text.ShouldContain($"sida {PdfText.Pages(pdf)} av {PdfText.Pages(pdf)}");
    }

    [Theory]
    [InlineData("Högsjö landsbygd", 1603)]
    [InlineData("Vingåker tätort", 1602)]
    public void A_proof_that_does_not_add_up_is_never_written(string missingIn, int offered) =>
        Should.Throw<InvalidOperationException>(() =>
            Write(
                Proof with
                {
                    Areas = [new("Vingåker tätort", 2400, 2400), new("Högsjö landsbygd", 1604, offered)],
                    Missing = [.. Proof.Missing.Select(premises => premises with { Area = missingIn })],
                }
            )
        );

    [Fact]
    public void A_missing_premises_of_no_area_is_never_hidden() =>
        Should
            .Throw<InvalidOperationException>(() =>
                Write(Proof with { Missing = [.. Proof.Missing, new("Glömda byn", "Stigen 1", "", "")] })
            )
            .Message.ShouldContain("1 missing premises");

    private static byte[] Write(ContactProof proof)
    {
        using var output = new MemoryStream();
        ProofPdf.Write(output, proof);
        return output.ToArray();
    }
}
