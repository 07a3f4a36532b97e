using System.Globalization;
using System.Runtime.CompilerServices;

/// <summary>Every test runs under Swedish formatting, so that a figure written with the machine's culture fails a test.</summary>
internal static class SwedishCulture
{
    [ModuleInitializer]
    internal static void Use() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
}
