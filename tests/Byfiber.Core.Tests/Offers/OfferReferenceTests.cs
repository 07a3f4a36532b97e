using Byfiber.Core.Offers;

namespace Byfiber.Core.Tests.Offers;

public class OfferReferenceTests
{
    [Theory]
    [InlineData(1, "E000001-X")]
    [InlineData(124, "E000124-X")]
    [InlineData(123, "E000123-1")]
    [InlineData(1_234_567, "E1234567-2")]
    public void A_reference_ends_in_its_check_character(long offer, string reference) =>
        OfferReference.Of(offer).ShouldBe(reference);

    [Theory]
    [InlineData("E000123-1")]
    [InlineData(" e000123 1 ")]
    [InlineData("E0001231")]
    [InlineData("EOOO123–1")]
    [InlineData("E000l23-i")]
    public void A_reference_is_read_as_people_type_it(string typed) => OfferReference.Read(typed).ShouldBe(123);

    [Fact]
    public void Every_reference_is_read_back()
    {
        foreach (long id in (long[])[.. Enumerable.Range(1, 5000), 99_999, 100_000, 1_000_000, 999_999_999])
            OfferReference.Read(OfferReference.Of(id)).ShouldBe(id);
    }

    /// <summary>What the standard promises, tried on every sign: another household is never hit.</summary>
    [Fact]
    public void One_wrong_sign_or_two_swapped_ones_are_never_another_households_reference()
    {
        foreach (int id in Enumerable.Range(1, 2000).Append(987_654))
        {
            string right = OfferReference.Of(id).Replace("-", "", StringComparison.Ordinal);
            for (int at = 1; at < right.Length; at++)
            {
                foreach (char other in "0123456789X".Where(c => c != right[at]))
                    ShouldBeMistyped(right[..at] + other + right[(at + 1)..]);
                if (at + 1 < right.Length && right[at] != right[at + 1])
                    ShouldBeMistyped(right[..at] + right[at + 1] + right[at] + right[(at + 2)..]);
            }
        }
    }

    [Theory]
    [InlineData("E000123")]
    [InlineData("E00123-1")]
    [InlineData("E000000-1")]
    [InlineData("E00012X-1")]
    public void A_sign_too_few_or_in_a_wrong_place_is_told_as_mistyped(string typed) => ShouldBeMistyped(typed);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("E18")]
    [InlineData("Ekvägen 3")]
    [InlineData("E4F7-K9QX-M2BH")]
    [InlineData("E123-4567-8901")]
    public void What_looks_like_no_reference_is_none_and_not_mistyped(string? typed)
    {
        OfferReference.Read(typed).ShouldBeNull();
        OfferReference.IsMistyped(typed).ShouldBeFalse();
    }

    private static void ShouldBeMistyped(string typed)
    {
        OfferReference.Read(typed).ShouldBeNull(typed);
        OfferReference.IsMistyped(typed).ShouldBeTrue(typed);
    }
}
