namespace Byfiber.Core.People;

/// <summary>
/// Seals personal numbers. The keys belong to the host (they lie outside the database, so that a stolen copy of it tells no
/// number), hence the seam.
/// </summary>
public interface IPersonalNumberVault
{
    /// <summary>Encrypts and authenticates; the same number gives another text each time.</summary>
    string Seal(string personalNumber);

    /// <summary>Gives back what was sealed.</summary>
    /// <exception cref="RefusedException">The keys are not those that it was sealed with, or it was tampered with.</exception>
    string Open(string cipher);

    /// <summary>A keyed hash: the same number gives the same text, and nobody without the key can try numbers against it.</summary>
    string Hash(string personalNumber);
}
