namespace Byfiber.Web.Tiles;

/// <summary>Names in tiles: those of the enumerations in camel case, as in the API.</summary>
internal static class TileWords
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
