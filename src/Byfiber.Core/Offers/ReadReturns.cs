using ReturnsCsv = Byfiber.Core.Offers.Documents.ReturnsCsv;

namespace Byfiber.Core.Offers;

/// <summary>
/// Reads a file of letters that came back. A letter shows the offer's reference in its window and holds the personal code inside; either
/// tells whose it is.
/// </summary>
public sealed class ReadReturns(TimeProvider time)
{
    /// <summary>A file of the post, or a scanner's list. Rows that cannot be read are listed, and the rest is kept.</summary>
    /// <exception cref="RefusedException">It is no such file, or names no letter.</exception>
    public ReturnsFile File(string fileName, Stream content)
    {
        var read = ReturnsCsv.Read(content, fileName, time.SwedishToday(), skipBadRows: true);
        return new ReturnsFile(
            [.. read.Rows.Select(r => new ReturnedLetter(r.Row, r.Reference, r.Reason.Length == 0 ? null : r.Reason))],
            read.Skipped
        );
    }
}

/// <summary>What a file of returned letters holds.</summary>
/// <param name="Letters">To be recorded.</param>
/// <param name="NotRead">A sentence for each row that was left out.</param>
public sealed record ReturnsFile(IReadOnlyList<ReturnedLetter> Letters, IReadOnlyList<string> NotRead);
