using Byfiber.Core.People;

namespace Byfiber.Core.Tests.People;

public class PersonNumbersTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("19811228-9874", "198112289874")]
    [InlineData("811228-9874", "198112289874")]
    [InlineData("8112289874", "198112289874")]
    [InlineData("198112289874", "198112289874")]
    [InlineData("811288-9871", "198112889871")] // A coordination number: the day has 60 added.
    [InlineData("121212-1212", "201212121212")]
    [InlineData("121212+1212", "191212121212")]
    [InlineData("19121212-1212", "191212121212")]
    public void A_personal_number_is_kept_with_its_century(string written, string kept) =>
        PersonNumbers.Personal(written, Today).ShouldBe(kept);

    [Theory]
    [InlineData("811228-9875")] // The last digit.
    [InlineData("010230-1231")] // No 30 February.
    [InlineData("20261124-1239")] // Born tomorrow.
    [InlineData("991301-1236")]
    [InlineData("811228-987")]
    [InlineData("８１１２２８-9874")]
    [InlineData("811228 -9874x")]
    [InlineData("")]
    public void What_is_no_personal_number_is_refused_without_repeating_it(string written)
    {
        string sentence = Should.Throw<RefusedException>(() => PersonNumbers.Personal(written, Today)).Message;

        sentence.ShouldContain("ÅÅÅÅMMDD-NNNN");
        if (written.Length > 0)
        {
            sentence.ShouldNotContain(written);
        }
    }

    [Fact]
    public void Every_wrong_digit_is_found()
    {
        const string right = "198112289874";
        for (int i = 2; i < right.Length; i++)
        {
            for (char c = '0'; c <= '9'; c++)
            {
                if (c != right[i])
                {
                    string wrong = right[..i] + c + right[(i + 1)..];
                    Should.Throw<RefusedException>(() => PersonNumbers.Personal(wrong, Today), wrong);
                }
            }
        }
    }

    [Theory]
    [InlineData("556036-0793", "5560360793")]
    [InlineData("165560360793", "5560360793")]
    [InlineData("212000 0142", "2120000142")]
    public void An_organisation_number_is_ten_digits(string written, string kept) =>
        PersonNumbers.Organisation(written).ShouldBe(kept);

    [Theory]
    [InlineData("556036-0794")]
    [InlineData("55603607")]
    [InlineData("abc")]
    public void What_is_no_organisation_number_is_refused(string written) =>
        Should.Throw<RefusedException>(() => PersonNumbers.Organisation(written)).Message.ShouldContain("ten digits");

    [Fact]
    public void A_sole_traders_number_is_a_personal_number_and_is_not_kept_as_a_companys()
    {
        string sentence = Should.Throw<RefusedException>(() => PersonNumbers.Organisation("811228-9874")).Message;

        sentence.ShouldContain("sole trader");
        sentence.ShouldNotContain("9874");
    }
}
