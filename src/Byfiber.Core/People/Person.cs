namespace Byfiber.Core.People;

/// <summary>
/// A natural person or company known through offers and contracts. Contact data are read through <see cref="PersonalData.ReadPerson"/>,
/// which logs who read whom. Erasing leaves the row, since contracts and answers point to it, and takes everything that tells who
/// it was.
/// </summary>
public sealed class Person
{
    /// <summary>What stands in <see cref="Name"/> once the person is erased.</summary>
    public const string ErasedName = "–";

    public long Id { get; init; }
    public PersonKind Kind { get; set; }

    /// <summary>The full name, 1 to 200 characters, see <see cref="PersonFields.Name"/>.</summary>
    public required string Name { get; set; }

    /// <summary>A plain address whose domain is in ASCII; null when none is known.</summary>
    public string? Email { get; set; }

    /// <summary>E.164 ("+46151123456"); null when none is known.</summary>
    public string? Phone { get; set; }

    /// <summary>Ten digits; companies and associations only.</summary>
    public string? OrganisationNumber { get; set; }

    /// <summary>"sv" or "en": what messages are written in.</summary>
    public string Language { get; set; } = "sv";

    /// <summary>The personal identity number as <see cref="IPersonalNumberVault"/> sealed it; only where the ROT deduction needs it.</summary>
    public string? PersonalNumberCipher { get; set; }

    /// <summary>A keyed hash of the same number, to find whether two are one; it tells nothing without the key.</summary>
    public string? PersonalNumberHash { get; set; }

    /// <summary>When the number was written down, which its retention time is counted from; null without one.</summary>
    public DateOnly? PersonalNumberOn { get; set; }

    /// <summary>Issuer and subject of an identity provider's sign-in, see <see cref="SubjectOf"/>; unique where it is set.</summary>
    public string? Subject { get; set; }
    public DateTime CreatedAt { get; init; }

    /// <summary>When they were erased, UTC; null while they are known.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>An identity provider's word for somebody: subjects are unique within their issuer only.</summary>
    public static string SubjectOf(string issuer, string subject) => $"{issuer}|{subject}";

    /// <summary>Keeps the personal number, sealed. Only for what law asks it for.</summary>
    /// <exception cref="RefusedException">It is no personal number; the sentence does not repeat it.</exception>
    public void KeepPersonalNumber(IPersonalNumberVault vault, string number, DateOnly today)
    {
        string digits = PersonNumbers.Personal(number, today);
        (PersonalNumberCipher, PersonalNumberHash, PersonalNumberOn) = (vault.Seal(digits), vault.Hash(digits), today);
    }

    /// <summary>The personal number is no longer needed.</summary>
    public void ForgetPersonalNumber() =>
        (PersonalNumberCipher, PersonalNumberHash, PersonalNumberOn) = (null, null, null);

    /// <summary>Takes away everything that tells who this was.</summary>
    internal void Erase(DateTime at)
    {
        ForgetPersonalNumber();
        (Name, Email, Phone, OrganisationNumber, Subject) = (ErasedName, null, null, null, null);
        ErasedAt = at;
    }
}

/// <summary>What a <see cref="Person"/> is before the law.</summary>
public enum PersonKind
{
    /// <summary>A natural person.</summary>
    Person,

    /// <summary>A company, an association, a public body: whatever has an organisation number.</summary>
    Company,
}
