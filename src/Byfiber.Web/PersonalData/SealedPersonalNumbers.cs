using System.Security.Cryptography;
using System.Text;
using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace Byfiber.Web.PersonalData;

/// <summary>
/// Seals personal numbers with the program's data protection keys (authenticated encryption, keys that are renewed). They lie in the keys
/// folder, never in the database; who loses the folder loses the numbers. The hash has a key of its own there, which must not
/// be renewed, itself sealed.
/// </summary>
internal sealed class SealedPersonalNumbers(IDataProtectionProvider protection, HostSettings settings)
    : IPersonalNumberVault
{
    private const int KeyBytes = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("Byfiber.PersonalNumber.1");
    private readonly Lock _lock = new();
    private byte[]? _key;

    private string KeyFile => Path.Combine(settings.KeysDirectory, "personal-number-hash.key");

    public string Seal(string personalNumber) => _protector.Protect(personalNumber);

    public string Open(string cipher)
    {
        try
        {
            return _protector.Unprotect(cipher);
        }
        catch (CryptographicException)
        {
            throw new RefusedException(
                $"A personal number cannot be opened with the keys in {settings.KeysDirectory}: put back the folder that it was sealed with."
            );
        }
    }

    public string Hash(string personalNumber) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Key(), Encoding.ASCII.GetBytes(personalNumber)));

    private byte[] Key()
    {
        lock (_lock)
        {
            return _key ??= _protector.Unprotect(File.Exists(KeyFile) ? File.ReadAllBytes(KeyFile) : NewKey());
        }
    }

    /// <summary>Two programs that start at once agree on one key: the file that is there first counts.</summary>
    private byte[] NewKey()
    {
        Directory.CreateDirectory(settings.KeysDirectory);
        string own = $"{KeyFile}.{Guid.NewGuid():N}";
        File.WriteAllBytes(own, _protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));
        try
        {
            File.Move(own, KeyFile, overwrite: false);
        }
        catch (IOException) when (File.Exists(KeyFile))
        {
            File.Delete(own);
        }
        return File.ReadAllBytes(KeyFile);
    }
}
