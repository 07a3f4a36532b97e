using Byfiber.Core.People;

namespace Byfiber.Core.Tests.People;

/// <summary>Turns numbers round instead of sealing them, so that a test can tell the sealed from the plain.</summary>
internal sealed class OpenVault : IPersonalNumberVault
{
    public string Seal(string personalNumber) => "sealed:" + string.Concat(personalNumber.Reverse());

    public string Open(string cipher) => string.Concat(cipher["sealed:".Length..].Reverse());

    public string Hash(string personalNumber) =>
        "hash:" + personalNumber.GetHashCode(StringComparison.Ordinal).ToString("x", null);
}
