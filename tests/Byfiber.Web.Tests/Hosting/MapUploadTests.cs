using Byfiber.Planning;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Commands;
using Microsoft.AspNetCore.Http;

namespace Byfiber.Web.Tests.Hosting;

public class MapUploadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sent_is_removed_when_it_was_read()
    {
        string kept;
        using (
            var upload = await MapUpload.KeepAsync(File("tiny.osm", TinyOsm.Text()), null, null, null, false, Cancel)
        )
        {
            kept = upload.Files.MapPath;
            upload.Read(Cancel).Premises.Count.ShouldBe(11);
        }

        System.IO.File.Exists(kept).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../../../../tmp/byfiber-escaped.osm")]
    [InlineData("..\\..\\byfiber-escaped.osm")]
    [InlineData("/tmp/byfiber-escaped.osm")]
    [InlineData("..")]
    public async Task A_name_never_leads_out_of_the_uploads_folder(string name)
    {
        using var upload = await MapUpload.KeepAsync(File(name, "x"), null, null, null, false, Cancel);

        Path.GetFullPath(upload.Files.MapPath).ShouldStartWith(Path.Combine(Path.GetTempPath(), "byfiber-upload-"));
        System.IO.File.Exists("/tmp/byfiber-escaped.osm").ShouldBeFalse();
    }

    [Fact]
    public async Task Sentences_speak_of_the_file_by_the_name_that_the_sender_knows()
    {
        using var upload = await MapUpload.KeepAsync(File("mine.osm.pbf", "x"), null, null, null, false, Cancel);

        var refused = Should.Throw<PlanningException>(() => upload.Read(Cancel));

        refused.Message.ShouldContain("mine.osm.pbf");
        refused.Message.ShouldNotContain(Path.GetTempPath());
        refused.Message.ShouldNotContain("map/");
    }

    [Fact]
    public async Task Warnings_speak_of_the_file_by_that_name_too()
    {
        const string Rows = "id,address,lon,lat\na1,Hittepågatan 1,16.001,59.0002\na2,Hittepågatan 2,here,59.0002\n";
        using var upload = await MapUpload.KeepAsync(
            File("tiny.osm", TinyOsm.Text()),
            null,
            null,
            File("mine.csv", Rows),
            true,
            Cancel
        );

        upload.Read(Cancel).Warnings.ShouldContain(said => said.StartsWith("Skipped in mine.csv, row 3"));
    }

    private static FormFile File(string name, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return new FormFile(new MemoryStream(bytes), 0, bytes.Length, "map", name);
    }
}
