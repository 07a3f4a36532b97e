namespace Byfiber.Core.Offers.Documents;

/// <summary>Who writes, and where an answer goes.</summary>
/// <param name="Name">"Vingåkers kommun".</param>
/// <param name="Address">Street or box.</param>
/// <param name="PostalCode">Five digits.</param>
/// <param name="Locality">Postort.</param>
/// <param name="Phone">As it is dialled.</param>
/// <param name="PhoneHours">When somebody answers: "vardagar 8–16".</param>
/// <param name="Email">An address that is read.</param>
public sealed record LetterSender(
    string Name,
    string Address,
    string PostalCode,
    string Locality,
    string Phone,
    string PhoneHours,
    string Email
);

/// <summary>
/// Where on the A4 sheet the envelope's window shows the address, in millimetres from the sheet's upper left corner.
/// </summary>
/// <remarks>
/// Swedish window envelopes have the window in one of two standard places, left (V2) or right (H2), the same in C5, E5 and C4 when the
/// sheet is folded to fit. The measures of the window itself differ somewhat between envelope makers: make a test print
/// with the printer's envelopes, and give other figures where they are needed.
/// </remarks>
/// <param name="LeftMm">First letter of the address.</param>
/// <param name="TopMm">Top of the first line.</param>
/// <param name="WidthMm">Of what is certainly seen, wherever the sheet slides to in its envelope.</param>
/// <param name="HeightMm">Of what is certainly seen.</param>
public sealed record EnvelopeWindow(double LeftMm, double TopMm, double WidthMm, double HeightMm)
{
    /// <summary>The right-hand window, which Swedish public bodies mostly use.</summary>
    public static EnvelopeWindow Right { get; } = new(112, 50, 80, 27);
}

/// <summary>What all letters of one dispatch say.</summary>
/// <param name="Sender">Who writes.</param>
/// <param name="Date">The letter's date.</param>
/// <param name="Heading">What it is about, in a few words.</param>
/// <param name="Text">A few sentences in Swedish; a line break begins a new paragraph.</param>
/// <param name="EnglishText">The same in a sentence or two of English.</param>
/// <param name="LastAnswer">The last day on which an answer counts at this price.</param>
/// <param name="WebAddress">Where people answer, with scheme and without a last slash: "https://fiber.exempel.se".</param>
/// <param name="Window">Where the envelope shows the address.</param>
public sealed record CampaignLetter(
    LetterSender Sender,
    DateOnly Date,
    string Heading,
    string Text,
    string EnglishText,
    DateOnly LastAnswer,
    string WebAddress,
    EnvelopeWindow Window
);

/// <summary>A line of the price.</summary>
/// <param name="Name">"Anslutning", "Grävning på tomten, 35 m".</param>
/// <param name="AmountOre">With VAT.</param>
/// <param name="Per">What follows the amount: "i månaden"; null for once.</param>
public sealed record PriceFact(string Name, long AmountOre, string? Per = null);

/// <summary>What the letter to one household says beside what all say.</summary>
/// <param name="Address">Street and number, with the apartment where there are several.</param>
/// <param name="PostalCode">Five digits; empty where unknown.</param>
/// <param name="Locality">Postort; empty where unknown.</param>
/// <param name="OfferReference">
/// Names the offer without opening it: it shows in the envelope's window and on the reply slip, where strangers see it.
/// </param>
/// <param name="Code">The personal code, 12 characters; printed inside the letter only, since it opens the household's page.</param>
/// <param name="Prices">What it costs, most important first.</param>
public sealed record HouseholdLetter(
    string Address,
    string PostalCode,
    string Locality,
    string OfferReference,
    string Code,
    IReadOnlyList<PriceFact> Prices
);
