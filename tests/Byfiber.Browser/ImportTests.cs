using System.Text;

namespace Byfiber.Browser;

/// <summary>A person uploads a map, sees what it would change, and decides.</summary>
public class ImportTests(Chromium chromium, Demo demo)
{
    /// <summary>A lane with two houses, near the demo's municipality.</summary>
    private const string Hamlet = """
        <?xml version="1.0" encoding="UTF-8"?>
        <osm version="0.6" generator="test">
          <node id="1" lat="59.0400" lon="15.8600" />
          <node id="2" lat="59.0410" lon="15.8630" />
          <node id="3" lat="59.0404" lon="15.8605"><tag k="addr:street" v="Provgränd" /><tag k="addr:housenumber" v="1" /></node>
          <node id="4" lat="59.0409" lon="15.8622"><tag k="addr:street" v="Provgränd" /><tag k="addr:housenumber" v="2" /></node>
          <way id="1"><nd ref="1" /><nd ref="2" /><tag k="highway" v="residential" /><tag k="name" v="Provgränd" /></way>
        </osm>
        """;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task An_uploaded_map_is_shown_before_it_counts(int width, bool script)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(width, Script: script));
        await Upload(visit, "hamlet.osm", Hamlet);
        await visit.Page.WaitForURLAsync("**/imports/preview/**");
        var shown = await visit.Page.Locator("main").InnerTextAsync();
        shown.ShouldContain("hamlet");
        // Two addresses are new; those of the demo are not in this map and would go.
        (await visit.Page.Locator(".figure-card .value").First.InnerTextAsync()).ShouldBe("2");
        await visit.ShouldFit();
        if (script)
        {
            (await visit.Breaches()).ShouldBeEmpty();
        }
        await visit.Page.Locator("form[action*=ThrowAway] button, form[action*=throwaway] button").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/imports");
        (await visit.Page.Locator("main table").InnerTextAsync()).ShouldNotContain("hamlet");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_file_that_is_no_map_is_refused_with_a_sentence()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await Upload(visit, "letter.osm.pbf", "Dear municipality, this is no map at all.");
        await visit.Page.Locator("[role=alert]").WaitForAsync();
        (await visit.Page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("letter.osm.pbf");
    }

    private static async Task Upload(Visit visit, string name, string content)
    {
        await visit.Open("/imports");
        await visit
            .Page.Locator("#map-file")
            .SetInputFilesAsync(
                new Microsoft.Playwright.FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = Encoding.UTF8.GetBytes(content),
                }
            );
        await visit.Page.Locator("main form[enctype] button.btn-primary").ClickAsync();
    }
}
