using Byfiber.Core;
using Byfiber.Web.Hosting;

namespace Byfiber.Web.Tests.Hosting;

public sealed class CodeKeyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("byfiber-test-").FullName;

    private string File => Path.Combine(_folder, "keys", "codes.key");

    [Fact]
    public void The_key_is_made_once_and_only_its_owner_reads_it()
    {
        string code = CodeKeyFile.Load(Path.GetDirectoryName(File)!).CodeOf(1, 1);

        CodeKeyFile.Load(Path.GetDirectoryName(File)!).CodeOf(1, 1).ShouldBe(code);
        System.IO.File.ReadAllBytes(File).Length.ShouldBe(32);
        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(File)!).ShouldBe([File]);
    }

    [Fact]
    public async Task Programs_that_start_at_once_have_the_same_key()
    {
        var codes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => CodeKeyFile.Load(Path.GetDirectoryName(File)!).CodeOf(1, 1)))
        );

        codes.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Half_a_key_is_refused_instead_of_replaced()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllBytes(File, new byte[16]);

        Should
            .Throw<RefusedException>(() => CodeKeyFile.Load(Path.GetDirectoryName(File)!))
            .Message.ShouldContain("put its file back from a backup");
        System.IO.File.ReadAllBytes(File).Length.ShouldBe(16);
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
