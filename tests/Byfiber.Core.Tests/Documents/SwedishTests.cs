using Byfiber.Core.Documents;

namespace Byfiber.Core.Tests.Documents;

public class SwedishTests
{
    [Theory]
    [InlineData(0, "0 kr")]
    [InlineData(5, "0,05 kr")]
    [InlineData(187_50, "187,50 kr")]
    [InlineData(18_500_00, "18 500 kr")]
    [InlineData(1_234_567_00, "1 234 567 kr")]
    [InlineData(-4_900_00, "−4 900 kr")]
    [InlineData(-50, "−0,50 kr")]
    [InlineData(long.MinValue, "−92 233 720 368 547 758,08 kr")]
    public void Money_has_spaces_between_thousands_and_a_decimal_comma(long ore, string expected) =>
        Swedish.Kronor(ore).ShouldBe(expected.Replace(' ', '\u00a0'));

    [Theory]
    [InlineData(2448, 4004, "61,1 %")]
    [InlineData(4003, 4004, "99,9 %")]
    [InlineData(4004, 4004, "100,0 %")]
    [InlineData(0, 0, "–")]
    public void A_share_never_says_more_than_was_reached(long part, long whole, string expected) =>
        Swedish.Share(part, whole).ShouldBe(expected.Replace(' ', '\u00a0'));

    [Theory]
    [InlineData(181_499, "181 m")]
    [InlineData(9_999_499, "9 999 m")]
    [InlineData(9_999_500, "10,0 km")]
    [InlineData(380_000_000, "380,0 km")]
    public void Lengths_are_metres_until_kilometres_are_clearer(long lengthMm, string expected) =>
        Swedish.Length(lengthMm).ShouldBe(expected.Replace(' ', '\u00a0'));

    [Fact]
    public void Dates_are_written_out_for_people_and_short_in_tables()
    {
        var day = new DateOnly(2026, 5, 3);
        Swedish.Day(day).ShouldBe("3 maj 2026".Replace(' ', '\u00a0'));
        Swedish.ShortDay(day).ShouldBe("2026-05-03");
    }

    [Theory]
    [InlineData("64330", "643 30")]
    [InlineData("643 30", "643 30")]
    [InlineData("", "")]
    [InlineData("DK-3700", "DK-3700")]
    public void A_postal_code_is_parted_only_when_it_is_one(string code, string expected) =>
        Swedish.PostalCode(code).ShouldBe(expected.Replace(' ', code == "DK-3700" ? ' ' : '\u00a0'));
}
