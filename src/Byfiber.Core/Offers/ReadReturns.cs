using ReturnsCsv = Byfiber.Core.Offers.Documents.ReturnsCsv;

namespace Byfiber.Core.Offers;

/// <summary>
/// Reads which letters came back: what was scanned on one, or a file with many. A letter shows the offer's reference in its window and
/// holds the personal code inside; either tells whose it is.
/// </summary>
public sealed class ReadReturns(CodeKey key, TimeProvider time)
{
    /// <summary>A file of the post, or a scanner's list. Rows that cannot be read are listed, and the rest is kept.</summary>
    /// <exception cref="RefusedException">It is no such file, or names no letter.</exception>
    public ReturnsFile File(string fileName, Stream content)
    {
        var read = ReturnsCsv.Read(content, fileName, time.Today(), skipBadRows: true);
        return read.Rows.Count + read.Skipped.Count > 0
            ? new ReturnsFile(
                [.. read.Rows.Select(r => One(r.Row, r.Reference, r.Reason))],
                read.Rows.ToDictionary(r => r.Row, r => r.Reference),
                read.Skipped
            )
            : throw new RefusedException(
                $"The file {fileName} names no letter: its first column holds the references."
            );
    }

    /// <summary>A letter by what was scanned on it.</summary>
    /// <param name="row">Where it stands in its file; 1 for one alone.</param>
    /// <param name="scanned">The reference or the code.</param>
    /// <param name="why">What the post wrote on it.</param>
    public ReturnedLetter One(int row, string scanned, string? why = null) =>
        new(
            row,
            // Returns are looked up by code: the reference's offer has had its first one since its letter was made.
            OfferReference.Read(scanned)
                is { } offer
                ? CodeKey.Printed(key.CodeOf(offer, 1))
                : scanned.Trim(),
            string.IsNullOrWhiteSpace(why) ? null : why.Trim()
        );
}

/// <summary>What a file of returned letters holds.</summary>
/// <param name="Letters">To be recorded.</param>
/// <param name="Written">What each row says, by its number.</param>
/// <param name="NotRead">A sentence for each row that was left out.</param>
public sealed record ReturnsFile(
    IReadOnlyList<ReturnedLetter> Letters,
    IReadOnlyDictionary<int, string> Written,
    IReadOnlyList<string> NotRead
);
