using System.CommandLine.Parsing;
using System.Globalization;
using Byfiber.Planning;
using Byfiber.Planning.Geometry;

namespace Byfiber.Web.Commands;

/// <summary>Values on the command line: figures have a decimal point whatever the machine's language, and a bad one is
/// refused with the mend.</summary>
internal static class Values
{
    /// <summary>"14.9,55.0", or "name=14.9,55.0".</summary>
    public static SitePosition[] Sites(ArgumentResult result)
    {
        var sites = new List<SitePosition>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var name = equals > 0 ? text[..equals] : $"Site {sites.Count + 1}";
            var parts = text[(equals + 1)..].Split(',');
            if (
                parts.Length != 2
                || !Number(parts[0], out var lon)
                || !Number(parts[1], out var lat)
                || Math.Abs(lon) > 180
                || Math.Abs(lat) > 90
            )
            {
                result.AddError(
                    $"\"{text}\" is no position: write --site LON,LAT in degrees with decimal points, such as --site 14.92,55.07."
                );
                return [];
            }
            sites.Add(new SitePosition(name, new LonLat(lon, lat)));
        }
        return [.. sites];
    }

    /// <summary>A share above 0 and at most 1.</summary>
    public static double Share(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Number(text, out var share) && share > 0 && share <= 1)
            return share;
        result.AddError($"\"{text}\" is no share: write a number above 0 and at most 1, such as 0.6.");
        return 1;
    }

    /// <summary>An amount of money above 0 in SEK with at most two decimals; the value is öre.</summary>
    public static long? Sek(ArgumentResult result)
    {
        const decimal most = 1_000_000_000_000;
        var text = result.Tokens[0].Value;
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sek)
            && sek is > 0 and <= most
            && sek * 100 == decimal.Truncate(sek * 100)
        )
            return (long)(sek * 100);
        result.AddError($"\"{text}\" is no amount of money: write SEK in figures alone, such as --budget 40000000.");
        return null;
    }

    /// <summary>"30s", "2m", "1h", "90" (seconds) or "none".</summary>
    public static TimeLimit Time(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == "none")
            return new TimeLimit(null);
        var (figure, seconds) = text switch
        {
            [.. var head, 's'] => (head, 1),
            [.. var head, 'm'] => (head, 60),
            [.. var head, 'h'] => (head, 3600),
            _ => (text, 1),
        };
        if (Number(figure, out var value) && value * seconds is > 0 and <= 86_400)
            return new TimeLimit(TimeSpan.FromSeconds(value * seconds));
        result.AddError($"\"{text}\" is no time: write it as 30s, 2m or 1h (at most 24h), or none.");
        return new TimeLimit(null);
    }

    /// <summary>A whole number within bounds.</summary>
    public static Func<ArgumentResult, int?> Whole(int least, int most) =>
        result =>
        {
            var text = result.Tokens[0].Value;
            if (
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= least
                && value <= most
            )
                return value;
            result.AddError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{text}\" does not do: write a whole number from {least} to {most}."
                )
            );
            return least;
        };

    /// <summary>Ways that splitters are made with.</summary>
    public static int? Splitter(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text is "8" or "16" or "32" or "64" or "128")
            return int.Parse(text, CultureInfo.InvariantCulture);
        result.AddError($"There is no splitter with \"{text}\" ways: write 8, 16, 32, 64 or 128.");
        return null;
    }

    /// <summary>The EPSG code of a plane that coordinates can be read in.</summary>
    public static int? Plane(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            try
            {
                return Crs.FromEpsg(code).Epsg;
            }
            catch (PlanningException)
            {
                // The sentence below names the word on the line.
            }
        }
        result.AddError(
            $"\"{text}\" is no plane that can be used here: write 3006 (SWEREF 99 TM), or 25829 to 25837 (ETRS89, UTM zones 29 to 37)."
        );
        return null;
    }

    private static bool Number(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}

/// <summary>A limit on the search; null means none.</summary>
internal sealed record TimeLimit(TimeSpan? Span)
{
    /// <summary>As a person types it; the help shows the default by it.</summary>
    public override string ToString() =>
        Span is { } span ? FormattableString.Invariant($"{span.TotalSeconds:0.###}s") : "none";
}

/// <summary>A place for active equipment as a person gives it; it is put into the map's plane when that is known.</summary>
internal sealed record SitePosition(string Name, LonLat At);
