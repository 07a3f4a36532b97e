using System.Security.Cryptography;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Documents;
using Byfiber.Core.Tests.Documents;

namespace Byfiber.Core.Tests.Contracts.Documents;

public class ContractPdfTests
{
    private static readonly ContractCopy Copy = new(
        "2026-00042",
        English: false,
        new("Byanät AB", "559999-0008", "Box 1, 643 21 Vingåker", "0151-100 00", "avtal@exempel.se"),
        [new("Åsa Öberg", PartyRole.Owner, "", 60), new("José Müller", PartyRole.Owner, "", 40)],
        "Östra Åsvägen 12 B",
        "Vingåker Lyttersta 2:3",
        "Lyttersta",
        DigChoice.Operator,
        35_400,
        Dormant: false,
        [new("Anslutning", 1_990_000), new("Grävning på tomten", 337_500), new("ROT-avdrag", -101_200)],
        2_226_300,
        4_000,
        new(60, 41_500),
        new(337_500, 101_200),
        new DateOnly(2028, 3, 2),
        "att minst 60 % av hushållen i området skriver avtal.",
        [
            new("Innan området är beslutat", 0),
            new("När området är beslutat", 150_000),
            new("När grävningen har börjat", 490_000),
        ],
        new(
            3,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "## 1 Omfattning\nVi bygger.\n\n## 2 Ångerrätt\nDu kan ångra dig inom 14 dagar.\n\nSkriv eller ring."
        ),
        [
            new("Åsa Öberg", SignatureMethod.Identity, new DateTime(2026, 4, 2, 17, 3, 9, DateTimeKind.Utc), "17"),
            new(
                "José Müller",
                SignatureMethod.Paper,
                new DateTime(2026, 4, 9, 8, 0, 0, DateTimeKind.Utc),
                "18, bilaga 4"
            ),
        ]
    );

    [Fact]
    public void The_contract_reads_as_agreed() =>
        PdfText.Of(ContractPdf.Write(Copy).Content).ShouldBeAsIn("contract.txt");

    [Fact]
    public void The_contract_reads_in_English() =>
        PdfText
            .Of(
                ContractPdf
                    .Write(
                        Copy with
                        {
                            English = true,
                            Dig = DigChoice.Own,
                            Dormant = true,
                            Instalments = null,
                            Rot = null,
                            Reservation = "",
                            Signatures = [],
                        }
                    )
                    .Content
            )
            .ShouldBeAsIn("contract-en.txt");

    /// <summary>Households keep this hash for decades: a change of it is a change of what they can have verified.</summary>
    [Fact]
    public void The_hash_is_that_of_the_bytes_and_the_same_everywhere()
    {
        var file = ContractPdf.Write(Copy);
        file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(file.Content)));
        $"{file.Sha256}\n".ShouldBeAsIn("contract.sha256");
    }

    [Fact]
    public void Another_word_is_another_hash() =>
        ContractPdf
            .Write(Copy)
            .Sha256.ShouldNotBe(ContractPdf.Write(Copy with { PromisedBy = new(2028, 3, 3) }).Sha256);

    [Fact]
    public void A_contract_whose_prices_do_not_add_up_is_never_printed() =>
        Should
            .Throw<InvalidOperationException>(() => ContractPdf.Write(Copy with { TotalOre = 1 }))
            .Message.ShouldContain("2026-00042");

    [Fact]
    public void Long_terms_are_there_to_the_last_word()
    {
        string terms = string.Join(
            "\n\n",
            Enumerable
                .Range(1, 80)
                .Select(i => $"## {i} Rubrik\n{string.Join(' ', Enumerable.Repeat($"ord{i}", 60))} slut{i}.")
        );
        byte[] pdf = ContractPdf.Write(Copy with { Terms = Copy.Terms with { Text = terms } }).Content;
        string text = PdfText.Of(pdf);
        for (int i = 1; i <= 80; i++)
        {
            text.ShouldContain($"slut{i}.");
        }
        PdfText.Pages(pdf).ShouldBeGreaterThan(8);
    }
}
