namespace Byfiber.Core.Offers;

/// <summary>Texts that people give, as the room takes them.</summary>
internal static class Texts
{
    /// <summary>The most characters of words beside an answer or contact.</summary>
    public const int NoteLength = 1000;

    /// <summary>A name without the spaces around it.</summary>
    /// <exception cref="RefusedException">It is empty or longer than 100 characters.</exception>
    public static string Name(string what, string? text)
    {
        string name = (text ?? "").Trim();
        return name.Length is > 0 and <= 100
            ? name
            : throw new RefusedException($"{what} needs a name of 1 to 100 characters.");
    }

    /// <summary>Words beside an answer or contact; null when there are none.</summary>
    /// <exception cref="RefusedException">They are too long.</exception>
    public static string? Note(string? text)
    {
        string note = (text ?? "").Trim();
        if (note.Length > NoteLength)
        {
            throw Refusal.Because(
                OfferRefusal.NoteTooLong,
                "The note has more than 1000 characters: shorten it.",
                "1000"
            );
        }
        return note.Length == 0 ? null : note;
    }

    /// <summary>A longer text, its ends trimmed.</summary>
    /// <exception cref="RefusedException">It is longer than allowed.</exception>
    public static string Long(string what, string? text, int most)
    {
        string trimmed = (text ?? "").Trim();
        return trimmed.Length <= most
            ? trimmed
            : throw new RefusedException(
                FormattableString.Invariant($"{what} has more than {most} characters: shorten it.")
            );
    }

    /// <summary>Now, UTC.</summary>
    public static DateTime UtcNow(this TimeProvider time) => time.GetUtcNow().UtcDateTime;
}
