using System.Net;
using System.Text.Unicode;
using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.People.Messages;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Byfiber.Web.Access.Residents;
using Byfiber.Web.Api;
using Byfiber.Web.Messages;
using Byfiber.Web.Pages;
using Byfiber.Web.Tiles;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

[assembly: RootNamespace("Byfiber.Web")]

namespace Byfiber.Web.Hosting;

/// <summary>
/// The one place where the web application is put together. The commands, the API tests and the browser tests all start
/// what this builds, so that they meet the same middleware.
/// </summary>
public static class ByfiberApp
{
    /// <summary>Builds the application on a database that is in place; the caller starts and stops it.</summary>
    public static WebApplication Build(HostSettings settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                // Both are said, because a test's process has another name and another working directory.
                ApplicationName = typeof(ByfiberApp).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        // Before publishing, wwwroot lies in the source tree; the manifest beside the assembly says where.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Pages and endpoints that take files say so themselves.
            kestrel.Limits.MaxRequestBodySize = HostSettings.LargestRequestBytes;
            // Port 0 (any free one) exists for single addresses only.
            if (settings.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(settings.Port);
        });
        // Besides listening on loopback only, answer to no name that a hostile page could point here.
        builder.Configuration["AllowedHosts"] =
            "localhost;127.0.0.1;[::1]" + (settings.PublicAddress is { } known ? ";" + known.Host : "");
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // It tells every step of every request; what fails it tells as an error.
        builder.Logging.AddFilter("OpenIddict", LogLevel.Error);
        // That it cannot start is thrown as well, and told in one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        // Its warning (keys lie unencrypted in the data folder) tells the person nothing that the folder does not.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // Every page for somebody who has signed in holds a form, and so is not cached; it need not say so each time.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        // Who owns the network, as contracts and invoices name it: NetworkOwner:Name, NetworkOwner:OrganisationNumber and so on.
        builder.Services.AddSingleton(
            settings.NetworkOwner
                ?? builder.Configuration.GetSection(nameof(NetworkOwner)).Get<NetworkOwner>()
                ?? new NetworkOwner()
        );
        AddRooms(builder.Services, settings);
        builder.Services.AddByfiberMessages(settings, builder.Configuration);
        AddWeb(builder.Services, settings);
        builder.Services.AddByfiberResidents(settings).AddByfiberOpenId(settings, builder.Configuration);
        var app = builder.Build();
        BehindProxy.Use(app, settings);
        UsePipeline(app);
        return app;
    }

    private static void AddRooms(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new SiteAddress(settings.Site));
        services.AddByfiberCore(settings.Database);
        services.AddSingleton(CodeKeyFile.Load(settings.KeysDirectory));
        services.AddSingleton<CurrentPlane>();
        services.AddSingleton<TileCache>();
        services.AddSingleton<MapTiles>();
        services.AddSingleton<PlanTiles>();
        services.AddSingleton<TileFacts>();
        if (settings.SendsMessages)
            services.AddHostedService<MailingLoop>();
        if (settings.MakesPlans)
            services.AddHostedService<PlanLoop>();
    }

    private static void AddWeb(IServiceCollection services, HostSettings settings)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services
            .AddRazorPages(options =>
                options.Conventions.AddPageApplicationModelConvention(
                    "/Imports/Index",
                    page => page.EndpointMetadata.Add(new RequestSizeLimitAttribute(settings.LargestUploadBytes))
                )
            )
            .AddViewLocalization()
            .AddDataAnnotationsLocalization();
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.AddAntiforgery(options => options.Cookie.Name = "byfiber.antiforgery");
        // With the data, so that a form opened before a restart can still be sent after it.
        services
            .AddDataProtection()
            .SetApplicationName("byfiber")
            .PersistKeysToFileSystem(new DirectoryInfo(settings.KeysDirectory));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddByfiberAccess(settings);
        services.AddByfiberPages();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ApiProblems.Complete);
        services.AddExceptionHandler<ApiProblems>();
        services.AddResponseCompression();
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = settings.LargestUploadBytes);
        // A request that cannot be read is told why, by the same handler as everything else.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddOpenApi(ApiDocument.Configure);
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(
            context => ApiProblems.Speaks(context.Request.Path),
            api => api.UseExceptionHandler().UseStatusCodePages()
        );
        app.UseWhen(
            context => !ApiProblems.Speaks(context.Request.Path),
            pages => pages.UseExceptionHandler("/Error").UseStatusCodePagesWithReExecute("/Error", "?status={0}")
        );
        app.UseMiddleware<SameOriginOnly>();
        app.UseResponseCompression();
        app.UseStaticFiles(StaticAssets.Options);
        app.UseRequestLocalization();
        app.UseMiddleware<Languages>();
        app.UseRouting();
        app.UseMiddleware<RequestSize>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapRazorPages();
        var api = app.MapGroup("/api");
        PlacesApi.Map(api);
        PlansApi.Map(api);
        TilesApi.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").WhoMay(StaffRoles.OfTheNetwork);
        ApiReference.Map(app);
    }
}
