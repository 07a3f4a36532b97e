using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Byfiber.Web.Hosting;

/// <summary>
/// Swedish first, English beside it. <c>?culture=en</c> on any page chooses and is remembered in a cookie; the browser's own
/// language is not asked, so that what a person sees is what was printed in the letter.
/// </summary>
public sealed class Languages(RequestDelegate next)
{
    /// <summary>The languages of the pages, the default first.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [new("sv-SE"), new("en-GB")];

    internal static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(All[0]);
        options.SupportedCultures = options.SupportedUICultures = [.. All];
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(Asked(context.Request.Query["culture"]))),
            new CookieRequestCultureProvider(),
        ];
    }

    /// <summary>Remembers a language that was asked for by the address.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var asked = Asked(context.Request.Query["culture"]);
        if (asked is not null)
        {
            var chosen = new RequestCulture(asked.Cultures[0].Value!);
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(chosen),
                new CookieOptions
                {
                    HttpOnly = true,
                    IsEssential = true,
                    MaxAge = TimeSpan.FromDays(365),
                    SameSite = SameSiteMode.Lax,
                }
            );
        }
        return next(context);
    }

    /// <summary>"sv" and "en" are what people write; each stands for the one culture of that language here.</summary>
    private static ProviderCultureResult? Asked(string? name) =>
        All.FirstOrDefault(culture =>
            string.Equals(culture.TwoLetterISOLanguageName, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(culture.Name, name, StringComparison.OrdinalIgnoreCase)
        )
            is { } found
            ? new ProviderCultureResult(found.Name)
            : null;
}
