namespace Byfiber.Core.Offers.Documents;

/// <summary>The address that a personal code opens, for cameras and for fingers.</summary>
internal static class LetterCode
{
    /// <summary>
    /// The page that the code opens. In capitals where the address is a host alone: scheme, host and our own path mean the same in
    /// capitals, and a QR code of capitals has fewer, larger squares. A path of somebody's proxy may mind, so it stays.
    /// </summary>
    public static string Address(string webAddress, string code)
    {
        string address = $"{webAddress.TrimEnd('/')}/k/{code}";
        return new Uri(webAddress).AbsolutePath == "/" ? address.ToUpperInvariant() : address;
    }

    /// <summary>What people type: the host, and a path where there is one.</summary>
    public static string Typed(string webAddress)
    {
        var uri = new Uri(webAddress);
        return $"{uri.Authority}{uri.AbsolutePath}".TrimEnd('/');
    }
}
