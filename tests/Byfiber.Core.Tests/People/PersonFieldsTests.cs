using Byfiber.Core.People;

namespace Byfiber.Core.Tests.People;

public class PersonFieldsTests
{
    [Theory]
    [InlineData("070-123 45 67", "+46701234567")]
    [InlineData("0151 123 45", "+4615112345")]
    [InlineData("08-12 34 56 78", "+46812345678")]
    [InlineData("+46 (0)70 123 45 67", "+46701234567")]
    [InlineData("0046701234567", "+46701234567")]
    [InlineData("+1 202 555 0123", "+12025550123")]
    [InlineData(" 070\u00a0123 45 67 ", "+46701234567")]
    public void A_phone_number_is_kept_with_its_country(string written, string kept)
    {
        PersonFields.Phone(written).ShouldBe(kept);
        PersonFields.Phone(kept).ShouldBe(kept);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("070-123 45 67 ankn. 5")]
    [InlineData("+4670123456789")]
    [InlineData("+46012345678")]
    [InlineData("070123456٧")]
    [InlineData("+")]
    [InlineData("07012345\n67")]
    public void What_is_no_phone_number_is_refused(string written) =>
        Should.Throw<RefusedException>(() => PersonFields.Phone(written)).Message.ShouldContain("070-123 45 67");

    [Theory]
    [InlineData(" anna@example.se ", "anna@example.se")]
    [InlineData("Anna.Svensson+fiber@EXAMPLE.se", "anna.svensson+fiber@example.se")]
    [InlineData("anna@räksmörgås.se", "anna@xn--rksmrgs-5wao1o.se")]
    public void A_mail_address_is_kept_in_lower_case_as_servers_write_it(string written, string kept) =>
        PersonFields.Email(written).ShouldBe(kept);

    [Theory]
    [InlineData("anna")]
    [InlineData("anna@byn")]
    [InlineData("Anna <anna@example.se>")]
    [InlineData("anna@example.se,eva@example.se")]
    [InlineData("anna@example.se\r\nBcc: all@example.se")]
    [InlineData("anna@[127.0.0.1]")]
    [InlineData("\"anna b\"@example.se")]
    [InlineData("åsa@example.se")]
    [InlineData("anna@exa mple.se")]
    [InlineData("@example.se")]
    [InlineData("anna@-example.se")]
    public void What_is_no_plain_mail_address_is_refused(string written) =>
        Should.Throw<RefusedException>(() => PersonFields.Email(written)).Message.ShouldContain("name@example.se");

    [Fact]
    public void An_address_may_be_as_long_as_mail_servers_take_and_no_longer()
    {
        string domain = string.Join('.', Enumerable.Repeat(new string('a', 60), 3)) + ".se";
        string longest = new string('b', 254 - domain.Length - 1) + "@" + domain;

        PersonFields.Email(longest).ShouldBe(longest);
        Should.Throw<RefusedException>(() => PersonFields.Email("b" + longest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void What_is_left_out_is_unknown_and_not_wrong(string? written)
    {
        PersonFields.Phone(written).ShouldBeNull();
        PersonFields.Email(written).ShouldBeNull();
    }

    [Theory]
    [InlineData("Anna\nSvensson")]
    [InlineData("Anna\u202eSvensson")]
    [InlineData("Anna\u2028Svensson")]
    [InlineData("Anna\0")]
    [InlineData("An\u200bna")]
    [InlineData(" ")]
    public void A_name_is_one_line_that_shows_all_it_holds(string written) =>
        Should.Throw<RefusedException>(() => PersonFields.Name(written));

    [Theory]
    [InlineData(" Åsa Öhman-Ärlig ", "Åsa Öhman-Ärlig")]
    [InlineData("O'Brien & Söner <script>", "O'Brien & Söner <script>")]
    [InlineData("王秀英", "王秀英")]
    public void Any_written_name_is_kept_as_it_is(string written, string kept) =>
        PersonFields.Name(written).ShouldBe(kept);

    [Fact]
    public void A_person_has_no_organisation_number_and_a_company_may_have_one()
    {
        var company = new PersonWish
        {
            Kind = PersonKind.Company,
            Name = "Skogsbolaget AB",
            OrganisationNumber = "556036-0793",
        };

        company
            .Checked(new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc))
            .OrganisationNumber.ShouldBe("5560360793");
        Should
            .Throw<RefusedException>(() =>
                new PersonWish { Name = "Anna", OrganisationNumber = "556036-0793" }.Checked(DateTime.UnixEpoch)
            )
            .Message.ShouldContain("company");
    }
}
