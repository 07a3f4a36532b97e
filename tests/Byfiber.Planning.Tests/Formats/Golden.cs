using System.Runtime.CompilerServices;
using System.Text;

namespace Byfiber.Planning.Tests.Formats;

/// <summary>
/// Compares text with a file of <c>Formats/Golden</c>. Run the tests with BYFIBER_UPDATE_GOLDEN=1 to rewrite the files, and read the
/// difference before committing it.
/// </summary>
internal static class Golden
{
    internal static void ShouldMatch(byte[] actual, string name, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("BYFIBER_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, actual);
        }
        Encoding.UTF8.GetString(actual).ShouldBe(Encoding.UTF8.GetString(File.ReadAllBytes(path)));
    }
}
