using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>A CSV file that somebody sends with a form: small, and of the kind that its name says.</summary>
internal static class SmallFile
{
    private const long MostBytes = 1024 * 1024;

    /// <summary>What is wrong with it, in the visitor's language; null when nothing is.</summary>
    public static string? Wrong(IStringLocalizer<SharedText> T, IFormFile? file) =>
        file is not { Length: > 0 } ? T["Välj en fil som inte är tom."].Value
        : file.Length > MostBytes ? T["Filen är större än 1 MB. Dela upp den."].Value
        : !Name(file).EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? T["Filen ska vara CSV och sluta på .csv."].Value
        : HoldsZero(file) ? T["Filen är inte text. Spara den som CSV ur kalkylprogrammet."].Value
        : null;

    /// <summary>Its name without any path.</summary>
    public static string Name(IFormFile file) => Path.GetFileName(file.FileName.Replace('\\', '/'));

    /// <summary>A spreadsheet or picture that was only renamed holds zero bytes early on; text never does.</summary>
    private static bool HoldsZero(IFormFile file)
    {
        Span<byte> start = stackalloc byte[512];
        using var content = file.OpenReadStream();
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..read].Contains((byte)0);
    }
}
