using System.IO.Compression;
using System.Text;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Tests.Steiner;

public class InstancesTests
{
    private const string Pace =
        "SECTION Graph\nNodes 3\nEdges 2\nE 1 2 1.25\nE 2 3 3\nEND\n\nSECTION Terminals\nTerminals 2\nT 1\nT 3\nEND\nEOF\n";

    [Fact]
    public void A_pace_file_is_read_and_its_decimals_scaled_without_loss()
    {
        SteinerInstance instance = Read(Encoding.ASCII.GetBytes(Pace));
        instance.Scale.ShouldBe(100);
        instance.Problem.Graph.NodeCount.ShouldBe(3);
        instance.Problem.Graph.Cost.ShouldBe([125L, 300L]);
        instance.Problem.Terminals.ShouldBe([0, 2]);
    }

    [Fact]
    public void A_gzipped_file_reads_the_same()
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(Encoding.ASCII.GetBytes(Pace));
        Read(zipped.ToArray()).Problem.Graph.Cost.ShouldBe([125L, 300L]);
    }

    [Theory]
    [InlineData("Nodes 2\nE 1 3 5\n", "x.gr, line 2: node 3 is not in 1..2")]
    [InlineData("Nodes 2\nE 1 2\n", "x.gr, line 2: the edge's weight is missing")]
    [InlineData("Nodes 2\nE 1 2 x\n", "x.gr, line 2: \"x\" is not a weight")]
    [InlineData("Nodes 2\nE 1 2 -4\n", "x.gr, line 2: the weight -4 is negative")]
    [InlineData("Nodes 2\nT one\n", "x.gr, line 2: \"one\" is not a whole number")]
    [InlineData("E 1 2 3\n", "x.gr, line 1: a node comes before the line \"Nodes\"")]
    [InlineData("Nodes 2\nA 1 2 3\n", "x.gr, line 2: directed arcs (A) are not supported; give edges (E)")]
    [InlineData(
        "Nodes 2\nT 1 7\n",
        "x.gr, line 2: a terminal has one number; a node with a prize is a line \"TP node prize\""
    )]
    [InlineData("Nodes 2\nTP 3 7\n", "x.gr, line 2: node 3 is not in 1..2")]
    [InlineData("Nodes 2\nTP 1\n", "x.gr, line 2: the node's prize is missing")]
    [InlineData("Nodes 2\nTP 1 much\n", "x.gr, line 2: \"much\" is not a prize")]
    [InlineData("Nodes 2\nTP 1 -1\n", "x.gr, line 2: the prize -1 is negative")]
    [InlineData("Nodes 2\nTP 1 4\nTP 1 5\n", "x.gr, line 3: node 1 has a prize already")]
    [InlineData("Nodes 2\nRootP 3\n", "x.gr, line 2: node 3 is not in 1..2")]
    [InlineData("Nodes 2\nRootP 1\nRoot 2\n", "x.gr, line 3: the root is node 1 already")]
    [InlineData("Nodes 2\nE 1 2 1e-40\n", "x.gr, line 2: the weight 1e-40 has more than 28 digits; round it")]
    [InlineData(
        "Nodes 2\nTP 1 0.12345678901234567890123456789\n",
        "x.gr, line 2: the prize 0.12345678901234567890123456789 has more than 28 digits; round it"
    )]
    [InlineData(
        "Nodes 2\nE 1 2 1e15\nTP 1 1e-15\n",
        "x.gr: the weight 1000000000000000 is too large for 64 bits; use a coarser unit"
    )]
    [InlineData(
        "Nodes 2\nTP 1 1e-15\nTP 2 1e20\n",
        "x.gr, line 3: the prize 1e20 is too large or too fine beside the others; round it"
    )]
    [InlineData("Nodes 3\nEdges 2\nE 1 2 5\n", "x.gr announces 2 edges but has 1; is it cut off? Fetch it again")]
    [InlineData("hello\n", "x.gr has no line \"Nodes\"; is it a .gr or .stp file?")]
    public void What_is_wrong_is_named_with_its_line(string text, string message) =>
        Should.Throw<PlanningException>(() => Read(Encoding.ASCII.GetBytes(text))).Message.ShouldBe(message);

    [Fact]
    public void Prizes_a_root_and_terminals_are_read_and_scaled_together()
    {
        const string text =
            "33D32945 STP File, STP Format Version 1.0\n\nSECTION Graph\nNodes 4\nEdges 2\nE\t1 2 1.5\nE 2 3 3\nEND\n"
            + "SECTION Terminals\nTerminals 3\nRootP 1\nTP 3\t\t0.25\nTP 4 7\nT 2\nEND\nEOF\n";
        SteinerInstance instance = Read(Encoding.ASCII.GetBytes(text));
        instance.Scale.ShouldBe(100);
        instance.Prizes.ShouldNotBeNull();
        instance.Prizes.Graph.Cost.ShouldBe([150L, 300L]);
        instance.Prizes.Prize.ShouldBe([0L, 0L, 25L, 700L]);
        instance.Prizes.Root.ShouldBe(0);
        instance.Prizes.Terminals.ShouldBe([1]);
        instance.Problem.Terminals.ShouldBe([0, 1]);
    }

    [Fact]
    public void A_root_alone_is_one_more_terminal()
    {
        SteinerInstance instance = Read(Encoding.ASCII.GetBytes("Nodes 3\nE 1 2 4\nT 2\nRoot 1\n"));
        instance.Prizes.ShouldBeNull();
        instance.Problem.Terminals.ShouldBe([0, 1]);
    }

    [Fact]
    public void A_damaged_gzip_is_named()
    {
        byte[] bytes = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 1, 2, 3];
        Should
            .Throw<PlanningException>(() => Read(bytes))
            .Message.ShouldBe("x.gr: the gzip stream is damaged; fetch the file again");
    }

    private static SteinerInstance Read(byte[] bytes) => SteinerInstance.Read("x.gr", new MemoryStream(bytes));
}
