using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Byfiber.Web.Access.OpenId;

/// <summary>
/// The demo's identity provider: an OpenID Connect server in this program that stands in for a BankID broker and lets the visitor choose who
/// they are. It says so on its page. It has no database: its codes and tokens are sealed with keys that end with the program, and a
/// code is taken once.
/// </summary>
internal static class MadeUpProvider
{
    public const string ResidentClient = "byfiber-residents";
    public const string StaffClient = "byfiber-staff";

    /// <summary>Who its tokens say they are from; a name that RFC 2606 keeps from ever being anybody's.</summary>
    public const string Issuer = "https://made-up-bankid.invalid/";
    public const string AuthorizePath = "/demo-bankid/authorize";
    private const string TokenPath = "/demo-bankid/token";
    private const string KeysPath = "/demo-bankid/keys";
    private const string DiscoveryPath = "/demo-bankid/.well-known/openid-configuration";

    /// <summary>A claim that a code carries and no token does: by it a code is known that was used before.</summary>
    private const string Use = "byfiber_use";

    /// <summary>Of this run of the program only.</summary>
    private static readonly string Secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public static IdentityProvider For(string client) =>
        new()
        {
            Name = client == StaffClient ? "Demo-ID" : "BankID",
            Authority = new Uri(Issuer),
            ClientId = client,
            ClientSecret = Secret,
        };

    public static void AddMadeUpProvider(this IServiceCollection services)
    {
        services.AddSingleton<UsedCodes>();
        services
            .AddOpenIddict()
            .AddServer(options =>
            {
                options
                    .SetIssuer(Issuer)
                    .SetAuthorizationEndpointUris(AuthorizePath)
                    .SetTokenEndpointUris(TokenPath)
                    .SetConfigurationEndpointUris(DiscoveryPath)
                    .SetJsonWebKeySetEndpointUris(KeysPath)
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(Scopes.Profile, Scopes.Email)
                    .AddEphemeralEncryptionKey()
                    .AddEphemeralSigningKey()
                    .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1))
                    .EnableDegradedMode()
                    .AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler =>
                        handler.UseInlineHandler(CheckClient)
                    )
                    .AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler =>
                        // After the code itself was opened and checked.
                        handler.UseSingletonHandler<TakeCodeOnce>().SetOrder(int.MaxValue - 1)
                    );
                options.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            });
        foreach (var scheme in new[] { IdentityProviders.ResidentScheme, IdentityProviders.StaffScheme })
        {
            services
                .AddOptions<OpenIdConnectOptions>(scheme)
                .Configure<IServer>(
                    (options, server) =>
                    {
                        options.ConfigurationManager = new OwnDiscovery(server, DiscoveryPath);
                        var before = options.Events.OnRedirectToIdentityProvider;
                        options.Events.OnRedirectToIdentityProvider = context =>
                        {
                            // By the name that the visitor's browser knows this program by.
                            context.ProtocolMessage.IssuerAddress =
                                $"{context.Request.Scheme}://{context.Request.Host}{AuthorizePath}";
                            return before(context);
                        };
                    }
                );
        }
    }

    /// <summary>What a code carries of its own, beside the person.</summary>
    public static string NewUse(out string claim)
    {
        claim = Use;
        return Guid.NewGuid().ToString("N");
    }

    private static ValueTask CheckClient(OpenIddictServerEvents.ValidateAuthorizationRequestContext context)
    {
        var callback = context.ClientId switch
        {
            ResidentClient => OpenIdRegistration.ResidentCallback,
            StaffClient => OpenIdRegistration.StaffCallback,
            _ => null,
        };
        if (callback is null)
        {
            context.Reject(Errors.InvalidClient, "This client is not known.");
        }
        else if (
            !Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var back)
            || !back.IsLoopback
            || back.AbsolutePath != callback
            || (context.BaseUri is { } here && back.Authority != here.Authority)
        )
        {
            context.Reject(Errors.InvalidRequest, "This address is not one to come back to.");
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>Codes that were used, for as long as they would be good.</summary>
    internal sealed class UsedCodes(TimeProvider time)
    {
        private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);

        /// <summary>False when it was taken before.</summary>
        public bool Take(string use)
        {
            var now = time.GetUtcNow();
            foreach (var (old, at) in used)
            {
                if (now - at > TimeSpan.FromHours(1))
                    used.TryRemove(old, out _);
            }
            return used.TryAdd(use, now);
        }
    }

    /// <summary>Knows its clients by their secret, and takes a code once.</summary>
    internal sealed class TakeCodeOnce(UsedCodes codes)
        : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenRequestContext>
    {
        public ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenRequestContext context)
        {
            var known = context.ClientId is ResidentClient or StaffClient && context.ClientSecret == Secret;
            if (!known)
                context.Reject(Errors.InvalidClient, "This client is not known.");
            else if (context.AuthorizationCodePrincipal?.GetClaim(Use) is not { } use || !codes.Take(use))
                context.Reject(Errors.InvalidGrant, "This code was used before.");
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>The discovery document of the program itself, whose port is known only once it listens.</summary>
    private sealed class OwnDiscovery(IServer server, string path) : IConfigurationManager<OpenIdConnectConfiguration>
    {
        private ConfigurationManager<OpenIdConnectConfiguration>? found;

        public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
        {
            found ??= new ConfigurationManager<OpenIdConnectConfiguration>(
                server.Features.Get<IServerAddressesFeature>()!.Addresses.First() + path,
                new OpenIdConnectConfigurationRetriever(),
                (IDocumentRetriever)new HttpDocumentRetriever { RequireHttps = false }
            );
            return found.GetConfigurationAsync(cancel);
        }

        public void RequestRefresh() => found?.RequestRefresh();
    }
}
