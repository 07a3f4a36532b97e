namespace Byfiber.Core.Contracts;

/// <summary>
/// The operator who owns the network, as contracts and invoices name it. The host registers it from its settings; what it leaves empty is
/// left out of the documents, and invoices that need it are refused.
/// </summary>
public sealed record NetworkOwner
{
    /// <summary>Firm.</summary>
    public string Name { get; init; } = "Nätägaren";

    /// <summary>"556000-0000".</summary>
    public string OrganisationNumber { get; init; } = "";

    /// <summary>Street or box.</summary>
    public string Address { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string Locality { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";

    /// <summary>Seven or eight digits, with or without a hyphen.</summary>
    public string Bankgiro { get; init; } = "";
}
