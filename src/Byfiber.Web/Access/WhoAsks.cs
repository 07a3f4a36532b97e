using System.Net;
using System.Net.Sockets;

namespace Byfiber.Web.Access;

/// <summary>Whom the limits of guessing count as one.</summary>
public static class WhoAsks
{
    /// <summary>
    /// The address; of IPv6 its first 64 bits. A line has a /64 of its own there, so that whoever has one could otherwise guess from a new
    /// address each time.
    /// </summary>
    public static string NameOf(IPAddress? from)
    {
        if (from is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8));
        return from?.MapToIPv4().ToString() ?? "";
    }
}
