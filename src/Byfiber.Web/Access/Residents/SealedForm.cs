using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Byfiber.Web.Access.Residents;

/// <summary>
/// What a page gives the browser to bring back at the next step, sealed: the browser can neither read nor change it, and it ends by
/// itself. Without script and without a table of half-filled forms, so that what a household did not send is kept by nobody.
/// </summary>
public sealed class SealedForm(IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("byfiber.sealed-form.1")
        .ToTimeLimitedDataProtector();

    public string Seal<T>(T value, TimeSpan life) =>
        protector.Protect($"{typeof(T).Name}|{JsonSerializer.Serialize(value, JsonSerializerOptions.Web)}", life);

    /// <summary>Null when it is none of ours, of another kind, or too old.</summary>
    public T? Open<T>(string? text)
        where T : class
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            var opened = protector.Unprotect(text);
            var kind = typeof(T).Name + "|";
            return opened.StartsWith(kind, StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<T>(opened[kind.Length..], JsonSerializerOptions.Web)
                : null;
        }
        catch (Exception e)
            when (e is CryptographicException or FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
