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
    [InlineData("hello\n", "x.gr has no line \"Nodes\"; is it a .gr or .stp file?")]
    public void What_is_wrong_is_named_with_its_line(string text, string message) =>
        Should.Throw<PlanningException>(() => Read(Encoding.ASCII.GetBytes(text))).Message.ShouldBe(message);

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
