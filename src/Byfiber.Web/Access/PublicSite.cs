using Byfiber.Web.Hosting;

namespace Byfiber.Web.Access;

/// <summary>Where people find the program: what letters, mails and sheets say, and what is in them cannot be called back.</summary>
public static class PublicSite
{
    /// <summary>
    /// The public address, without a slash at its end. Where none is configured only this machine's names are answered to, so that a
    /// request cannot name another's.
    /// </summary>
    public static string Of(HostSettings settings, HttpRequest request) =>
        settings.PublicAddress is { } address
            ? address.GetLeftPart(UriPartial.Authority)
            : $"{request.Scheme}://{request.Host}";
}
