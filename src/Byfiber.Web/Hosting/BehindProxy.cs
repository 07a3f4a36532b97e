using Microsoft.AspNetCore.HttpOverrides;

namespace Byfiber.Web.Hosting;

/// <summary>
/// What changes when people reach the program by a public name: a proxy on this machine holds the certificate and tells whom it speaks
/// for. Nobody else is believed that, and the program listens on loopback as before.
/// </summary>
internal static class BehindProxy
{
    public static void Use(WebApplication app, HostSettings settings)
    {
        if (settings.PublicAddress is not { } address)
            return;
        // By default only loopback is a known proxy.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = 1,
        };
        options.AllowedHosts.Add(address.Host);
        app.UseForwardedHeaders(options);
        app.UseHsts();
    }
}
