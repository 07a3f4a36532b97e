namespace Byfiber.Core.Contracts.Documents;

/// <summary>The operator as the contract names it.</summary>
/// <param name="Name">Firm.</param>
/// <param name="OrganisationNumber">"556000-0000".</param>
/// <param name="Address">On one line.</param>
/// <param name="Phone">Where the household reaches somebody.</param>
/// <param name="Email">Likewise.</param>
public sealed record CopyOperator(string Name, string OrganisationNumber, string Address, string Phone, string Email);

/// <summary>A party on the household's side.</summary>
/// <param name="Name">As it was signed.</param>
/// <param name="Role">What the party is in it.</param>
/// <param name="Identity">A company's organisation number; empty for persons, whose personal number is never printed.</param>
/// <param name="RotPercent">The party's part of the ROT deduction; null without one.</param>
public sealed record CopyParty(string Name, PartyRole Role, string Identity, int? RotPercent);

/// <summary>A line of the price.</summary>
/// <param name="Name">"Anslutning".</param>
/// <param name="AmountOre">With VAT; negative for a deduction.</param>
public sealed record CopyPrice(string Name, long AmountOre);

/// <summary>Instead of all at once.</summary>
/// <param name="Months">How many.</param>
/// <param name="MonthlyOre">Each, interest included.</param>
public sealed record CopyInstalments(int Months, long MonthlyOre);

/// <summary>The ROT deduction: the tax agency pays a part of the work, if it accepts the application.</summary>
/// <param name="WorkOre">The work that it is counted on, with VAT.</param>
/// <param name="DeductionOre">What is drawn from the price; owed by the household after all where the agency says no.</param>
public sealed record CopyRot(long WorkOre, long DeductionOre);

/// <summary>What it costs to cancel at a stage.</summary>
/// <param name="Stage">"Innan området är beslutat".</param>
/// <param name="FeeOre">With VAT; 0 is free.</param>
public sealed record CopyCancellation(string Stage, long FeeOre);

/// <summary>A signature with what proves it.</summary>
/// <param name="Name">Who signed.</param>
/// <param name="Method">How.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Evidence">What the evidence is found by; no personal number.</param>
public sealed record CopySignature(string Name, SignatureMethod Method, DateTime AtUtc, string Evidence);

/// <summary>The terms that the contract goes by, whole.</summary>
/// <param name="Number">Their version.</param>
/// <param name="Sha256">Their hash as the contract keeps it.</param>
/// <param name="Text">A line that begins with "## " is a heading; an empty line parts paragraphs.</param>
public sealed record CopyTerms(int Number, string Sha256, string Text);

/// <summary>All that a contract's printed copy says.</summary>
/// <param name="Number">Of the contract.</param>
/// <param name="English">Whether it is written in English instead of Swedish.</param>
/// <param name="Operator">Who promises.</param>
/// <param name="Parties">Who orders and who consents.</param>
/// <param name="Address">Of the premises.</param>
/// <param name="Property">Fastighetsbeteckning; empty where unknown.</param>
/// <param name="Area">In which it is built.</param>
/// <param name="Dig">Who digs on the plot.</param>
/// <param name="DropMm">Length of the digging on the plot, mm.</param>
/// <param name="Dormant">Fibre to the house without a subscription.</param>
/// <param name="Prices">They add up to the total.</param>
/// <param name="TotalOre">To pay once, with VAT, before instalments.</param>
/// <param name="NetworkMonthlyOre">The network fee, a month from the connection; 0 where there is none.</param>
/// <param name="Instalments">The plan chosen; null when all is paid once.</param>
/// <param name="Rot">Null without a deduction.</param>
/// <param name="PromisedBy">Connected at the latest on this day.</param>
/// <param name="Reservation">What the promise hangs on; empty where on nothing.</param>
/// <param name="Cancellations">Fees by stage, earliest first.</param>
/// <param name="Terms">The terms' text.</param>
/// <param name="Signatures">In the order they were given; none on what is signed itself, since they point to its hash.</param>
/// <param name="SignedOn">The day that it is signed; null leaves it out.</param>
public sealed record ContractCopy(
    string Number,
    bool English,
    CopyOperator Operator,
    IReadOnlyList<CopyParty> Parties,
    string Address,
    string Property,
    string Area,
    DigChoice Dig,
    long DropMm,
    bool Dormant,
    IReadOnlyList<CopyPrice> Prices,
    long TotalOre,
    long NetworkMonthlyOre,
    CopyInstalments? Instalments,
    CopyRot? Rot,
    DateOnly PromisedBy,
    string Reservation,
    IReadOnlyList<CopyCancellation> Cancellations,
    CopyTerms Terms,
    IReadOnlyList<CopySignature> Signatures,
    DateOnly? SignedOn = null
);

/// <summary>A contract's copy and its hash.</summary>
/// <param name="Content">The PDF.</param>
/// <param name="Sha256">Of the content, 64 hexadecimal digits in small letters.</param>
public sealed record ContractFile(byte[] Content, string Sha256);
