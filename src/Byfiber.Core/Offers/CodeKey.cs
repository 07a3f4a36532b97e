using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Byfiber.Core.Offers;

/// <summary>
/// The secret that personal codes are made from. It lies with the host's keys and never in the database, so that a stolen copy of the
/// database holds no code, and a code can be printed again without having been kept.
/// </summary>
public sealed class CodeKey
{
    /// <summary>Characters of a code: 12 of 5 bits, 60 bits in all.</summary>
    public const int Length = 12;

    /// <summary>The least that a key must have, bytes.</summary>
    public const int LeastBytes = 32;

    // Douglas Crockford's base 32: without I, L, O and U, so that nothing is mistaken for 1, 0 or V, and few words come up.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly byte[] _key;

    /// <param name="key">At least 32 random bytes.</param>
    /// <exception cref="RefusedException">The key is too short.</exception>
    public CodeKey(byte[] key)
    {
        if (key.Length < LeastBytes)
        {
            throw new RefusedException("The key of the personal codes is too short: put its file back from a backup.");
        }
        _key = [.. key];
    }

    /// <summary>A new key.</summary>
    public static byte[] NewBytes() => RandomNumberGenerator.GetBytes(LeastBytes);

    /// <summary>The code of an offer's round, 12 characters.</summary>
    public string CodeOf(long offerId, int round)
    {
        byte[] mac = Mac(string.Create(CultureInfo.InvariantCulture, $"offer:{offerId}:{round}"));
        ulong bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(mac) >> 4;
        return string.Create(
            Length,
            bits,
            static (text, left) =>
            {
                for (int i = text.Length - 1; i >= 0; i--)
                {
                    text[i] = Letters[(int)(left & 31)];
                    left >>= 5;
                }
            }
        );
    }

    /// <summary>What is kept of a code: its keyed hash, lower-case hexadecimal.</summary>
    /// <param name="code">As <see cref="Normalised"/> gives it.</param>
    public string HashOf(string code) => Convert.ToHexStringLower(Mac("code:" + code));

    /// <summary>
    /// A code as somebody types it: case, spaces and dashes do not matter, I and L are 1, O is 0. Null when it cannot be a code.
    /// </summary>
    public static string? Normalised(string? typed)
    {
        var text = new StringBuilder(Length);
        foreach (char c in typed ?? "")
        {
            if (char.IsWhiteSpace(c) || c is '-' or '–' or '—' or '.' or '_')
            {
                continue;
            }
            char letter = char.ToUpperInvariant(c) switch
            {
                'I' or 'L' => '1',
                'O' => '0',
                var other => other,
            };
            if (!Letters.Contains(letter, StringComparison.Ordinal) || text.Length == Length)
            {
                return null;
            }
            text.Append(letter);
        }
        return text.Length == Length ? text.ToString() : null;
    }

    /// <summary>A code as it is printed: three groups of four ("7H2K-9QXM-4TBD").</summary>
    public static string Printed(string code) => $"{code[..4]}-{code[4..8]}-{code[8..]}";

    private byte[] Mac(string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text));
}
