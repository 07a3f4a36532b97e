using Byfiber.Core.People.Messages;
using Byfiber.Web.Messages;

namespace Byfiber.Web.Tests.Messages;

public sealed class FileOutboxTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("byfiber-outbox-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_mail_is_a_file_that_mail_programs_open_and_comes_again_as_the_same_file()
    {
        var outbox = new FileOutbox(MessageKind.Mail, Path.Combine(_folder.FullName, "new"), Letters.From);

        await outbox.SendAsync(Letters.Make(), Cancel);
        await outbox.SendAsync(Letters.Make(), Cancel);

        var file = _folder.GetFiles("*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        file.Name.ShouldBe("2026-11-23-080000-byfiber.7.8de.eml");
        Letters
            .Read(await File.ReadAllBytesAsync(file.FullName, Cancel))
            .To.Mailboxes.Single()
            .Name.ShouldBe("Åsa Öhman");
    }

    [Fact]
    public async Task An_sms_is_a_text_file()
    {
        var outbox = new FileOutbox(MessageKind.Sms, _folder.FullName, Letters.From);

        await outbox.SendAsync(Letters.Make("+46701234567", html: null), Cancel);

        var file = _folder.GetFiles().ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(file.FullName, Cancel)).ShouldBe(
            "To: +46701234567\n\nHej Åsa!\n\nRäksmörgås på ön.\n"
        );
    }
}
