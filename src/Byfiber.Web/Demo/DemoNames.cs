using System.Globalization;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;

namespace Byfiber.Web.Demo;

/// <summary>Made-up people. Names are drawn from lists of common ones; whoever has the same name is meant by none of them.</summary>
internal static class DemoNames
{
    private static readonly string[] First =
    [
        "Anna",
        "Lars",
        "Eva",
        "Karl",
        "Maria",
        "Anders",
        "Karin",
        "Johan",
        "Kristina",
        "Per",
        "Lena",
        "Nils",
        "Kerstin",
        "Jan",
        "Ingrid",
        "Mikael",
        "Birgitta",
        "Åke",
        "Ulla",
        "Sven",
        "Elsa",
        "Gunnar",
        "Märta",
        "Östen",
        "Fatima",
        "Ali",
        "Zuzanna",
        "Mohammed",
        "Siv",
        "Bo",
    ];

    private static readonly string[] Last =
    [
        "Andersson",
        "Johansson",
        "Karlsson",
        "Nilsson",
        "Eriksson",
        "Larsson",
        "Olsson",
        "Persson",
        "Svensson",
        "Gustafsson",
        "Lindberg",
        "Lundqvist",
        "Åberg",
        "Ängström",
        "Öhman",
        "Sjöberg",
        "Holmgren",
        "Björk",
        "Sandström",
        "Hassan",
        "Kowalska",
        "Nyström",
    ];

    /// <summary>Who owns the demo's network: a firm that is not, with numbers that only look right.</summary>
    public static NetworkOwner NetworkOwner { get; } =
        new()
        {
            Name = "Exempelnät AB (påhittat)",
            OrganisationNumber = "559999-0008",
            Address = "Exempelgatan 1",
            PostalCode = "643 30",
            Locality = "Exempelby",
            Phone = "0701-74 06 05",
            Email = "kundtjanst@exempelnat.example",
            Bankgiro = "599-9990",
        };

    /// <summary>A person with a mail address that cannot exist (RFC 2606) and a telephone number kept for made-up people (PTS).</summary>
    public static PersonWish Person(Random random, long number)
    {
        var name = $"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]}";
        return new PersonWish
        {
            Name = name,
            Email =
                random.Next(10) < 7
                    ? string.Create(CultureInfo.InvariantCulture, $"hushall-{number}@post.example")
                    : null,
            Phone = string.Create(CultureInfo.InvariantCulture, $"+467017406{random.Next(5, 100):00}"),
            Language = random.Next(20) == 0 ? "en" : "sv",
        };
    }

    /// <summary>A firm with an organisation number that has a right check digit, from a series that is not given out.</summary>
    public static PersonWish Company(Random random, long number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"55999{number % 10_000:0000}");
        return new PersonWish
        {
            Kind = PersonKind.Company,
            Name = $"{Last[random.Next(Last.Length)]}s exempelfirma AB",
            Email = string.Create(CultureInfo.InvariantCulture, $"firma-{number}@post.example"),
            OrganisationNumber = digits + CheckDigit(digits),
        };
    }

    /// <summary>A personal number with a right check digit of somebody born in the 1890s: nobody who lives has it.</summary>
    public static string PersonalNumber(Random random)
    {
        var digits = string.Create(
            CultureInfo.InvariantCulture,
            $"9{random.Next(10)}{random.Next(1, 13):00}{random.Next(1, 29):00}{random.Next(1000):000}"
        );
        return string.Create(CultureInfo.InvariantCulture, $"18{digits}{CheckDigit(digits)}");
    }

    /// <summary>Of nine digits, by Luhn's rule.</summary>
    private static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
