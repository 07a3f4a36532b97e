namespace Byfiber.Core.Offers;

/// <summary>Prices that campaigns offer; never changed once made: make a new one instead.</summary>
public sealed class PriceList
{
    public long Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Where the prices and the deduction's rules come from ("Council decision § 45, 2026-03-01").</summary>
    public string Source { get; init; } = "";
    public DateTime MadeAt { get; init; }
    public required string Actor { get; init; }
    public List<PriceListRow> Rows { get; init; } = [];
}

/// <summary>The prices of one area, or of every area without a row of its own.</summary>
public sealed class PriceListRow : PricedRow
{
    public long Id { get; init; }
    public long PriceListId { get; init; }

    /// <summary>The area; null is one price for all (others).</summary>
    public long? AreaId { get; init; }
}

/// <summary>A version of the contract's general terms; its text is never changed.</summary>
public sealed class TermsVersion
{
    public long Id { get; init; }

    /// <summary>1, 2, ...: what a contract names.</summary>
    public int Number { get; init; }
    public required string TextSv { get; init; }
    public required string TextEn { get; init; }

    /// <summary>SHA-256 of both texts (UTF-8, Swedish, a zero byte, English), hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>
    /// Days after signing in which a household may withdraw without a reason or fee; 0 grants none. A connection is a fixed
    /// installation, for which no law grants any (ARN 2018-01587), so they are a term; see <see cref="PublishTerms.FewestWithdrawalDays"/>.
    /// </summary>
    public int WithdrawalDays { get; init; } = 14;
    public DateTime MadeAt { get; init; }
    public required string Actor { get; init; }
}
