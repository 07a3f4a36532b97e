using System.Runtime.CompilerServices;
using System.Text;

namespace Byfiber.Core.Tests.Documents;

/// <summary>
/// Compares text with a file of the folder <c>Golden</c> beside the test. Run the tests with BYFIBER_UPDATE_GOLDEN=1 to rewrite the files,
/// and read the difference before committing it.
/// </summary>
internal static class GoldenText
{
    public static void ShouldBeAsIn(this string actual, string name, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("BYFIBER_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual, new UTF8Encoding(false));
        }
        actual.ShouldBe(File.ReadAllText(path));
    }
}
