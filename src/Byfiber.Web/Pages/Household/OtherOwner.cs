using System.Globalization;
using Byfiber.Core.Contracts;

namespace Byfiber.Web.Pages.Household;

/// <summary>A co-owner, or the owner whose consent a tenant needs, as written into the form of the choices.</summary>
public sealed class OtherOwner
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>Whether this owner wants a part of the ROT deduction.</summary>
    public bool Rot { get; init; }

    /// <summary>The part, percent, as written; empty leaves it to be shared equally.</summary>
    public string? RotShare { get; init; }

    /// <summary>May be left for their own signature.</summary>
    public string? PersonalNumber { get; init; }

    internal static OtherOwner Of(FormParty begun) =>
        new()
        {
            Name = begun.Name,
            Email = begun.Email,
            Phone = begun.Phone,
            Rot = begun.RotPercent > 0,
            RotShare = Written(begun.RotPercent),
            PersonalNumber = begun.PersonalNumber,
        };

    internal FormParty Party(PartyRole first, int? rotPercent) =>
        new()
        {
            Name = Name!,
            Email = Email,
            Phone = Phone,
            Role = first == PartyRole.Tenant ? PartyRole.ConsentingOwner : PartyRole.Owner,
            RotPercent = rotPercent is > 0 ? rotPercent : null,
            PersonalNumber = rotPercent is > 0 && !string.IsNullOrWhiteSpace(PersonalNumber) ? PersonalNumber : null,
        };

    /// <summary>A percentage as people write it ("50", "50 %"); null when nothing is written, and one that no rule takes when it is no number.</summary>
    internal static int? Share(string? written)
    {
        var digits = (written ?? "").Replace('%', ' ').Trim();
        return digits.Length == 0 ? null
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? share
            : -1;
    }

    internal static string? Written(int? share) => share?.ToString(CultureInfo.InvariantCulture);
}
