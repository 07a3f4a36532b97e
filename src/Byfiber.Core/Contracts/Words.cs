namespace Byfiber.Core.Contracts;

/// <summary>Free words that people write into this room's forms.</summary>
internal static class Words
{
    private const int Longest = 2_000;

    /// <summary>Trimmed; null when nothing is written.</summary>
    /// <exception cref="RefusedException">It is too long.</exception>
    public static string? OrNull(string? text)
    {
        string trimmed = text?.Trim() ?? "";
        if (trimmed.Length > Longest)
        {
            throw ContractRefusal.Input.Because("The text is longer than 2,000 characters: shorten it.");
        }
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>Trimmed.</summary>
    /// <param name="text">The words.</param>
    /// <param name="missing">The sentence where there are none.</param>
    /// <exception cref="RefusedException">Nothing is written, or too much.</exception>
    public static string Needed(string? text, string missing) =>
        OrNull(text) ?? throw ContractRefusal.ReasonMissing.Because(missing);
}
