using Xunit.MicrosoftTestingPlatform;

namespace Byfiber.Core.Tests;

/// <summary>Runs the tests; or, as <c>victim DEED DATABASE</c>, does something that ends with this process killing itself.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is ["victim", var deed, var kind, var address]
            ? Victim.DieAsync(deed, kind, address)
            : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
