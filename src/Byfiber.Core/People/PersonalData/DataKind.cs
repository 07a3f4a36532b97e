using Byfiber.Core.Storage;

namespace Byfiber.Core.People.PersonalData;

/// <summary>What makes it lawful to keep personal data (GDPR, article 6.1).</summary>
public enum LegalGround
{
    /// <summary>Article 6.1 a.</summary>
    Consent,

    /// <summary>Article 6.1 b: a contract with the person, or what they asked for before it.</summary>
    Contract,

    /// <summary>Article 6.1 c.</summary>
    LegalObligation,

    /// <summary>Article 6.1 e.</summary>
    PublicTask,

    /// <summary>Article 6.1 f.</summary>
    LegitimateInterest,
}

/// <summary>
/// A kind of personal data that the program keeps: one line of the register. A room registers its own
/// (<c>AddSingleton&lt;DataKind, ...&gt;</c>), and with it what counts it and what lets it go when its time is past.
/// </summary>
public abstract class DataKind
{
    /// <summary>Its name in addresses and in the journal ("messages"); never changes.</summary>
    public abstract string Key { get; }

    /// <summary>What is kept, in Swedish and English.</summary>
    public abstract (string Sv, string En) What { get; }

    /// <summary>What the register says until an administrator says otherwise.</summary>
    public abstract DataDefaults Defaults { get; }

    /// <summary>The tables that it lies in; a test sees that every table with something of a person is in one line of the register.</summary>
    public abstract IReadOnlyList<string> Tables { get; }

    /// <summary>How many there are now.</summary>
    public abstract Task<long> CountAsync(ByfiberDb db, CancellationToken cancel);

    /// <summary>Lets go what is older, within the caller's transaction.</summary>
    /// <param name="db">The open transaction.</param>
    /// <param name="before">What is older than this is past its time, UTC.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>How many were let go.</returns>
    public abstract Task<long> ExpireAsync(ByfiberDb db, DateTime before, DateTime now, CancellationToken cancel);
}

/// <summary>Why a kind of data is kept, on what ground and for how long, as the program comes.</summary>
/// <param name="WhySv">What it is needed for, Swedish.</param>
/// <param name="WhyEn">The same in English.</param>
/// <param name="Ground">What makes it lawful.</param>
/// <param name="Months">How long it is kept; null means for ever.</param>
/// <param name="Source">The law or decision behind it.</param>
public sealed record DataDefaults(string WhySv, string WhyEn, LegalGround Ground, int? Months, string Source);
