using System.Text.RegularExpressions;

namespace Byfiber.Browser;

/// <summary>The SMS that the demo puts into files instead of sending them.</summary>
public sealed partial class Outbox(string folder)
{
    private readonly HashSet<string> _read = [.. Files(folder)];

    /// <summary>The one-time code that has come to a telephone since the last look.</summary>
    public async Task<string> OneTimeCode(string phone)
    {
        for (var tries = 0; tries < 120; tries++)
        {
            foreach (var file in Files(folder).Where(x => !_read.Contains(x)))
            {
                var text = await File.ReadAllTextAsync(file);
                _read.Add(file);
                if (
                    text.StartsWith($"To: {phone}\n", StringComparison.Ordinal)
                    && Code().Match(text) is { Success: true } code
                )
                {
                    return code.Value;
                }
            }
            await Task.Delay(250);
        }
        throw new InvalidOperationException($"No one-time code came to {phone} in {folder}");
    }

    /// <summary>Whole files only: an unfinished one is called otherwise.</summary>
    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.txt") : [];

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.RightToLeft)]
    private static partial Regex Code();
}
