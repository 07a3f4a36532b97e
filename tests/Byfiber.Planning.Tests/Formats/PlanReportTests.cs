using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Formats.Report;

namespace Byfiber.Planning.Tests.Formats;

public partial class PlanReportTests
{
    private static readonly string s_report = Report(TinyPlan.Make());

    [Fact]
    public void It_opens_without_a_network_or_a_script()
    {
        foreach (var outside in (string[])["http:", "https:", "src=", "<script", "<link", "url(", "@import", " on"])
        {
            MarkupOnly(s_report).ShouldNotContain(outside, Case.Insensitive);
        }
    }

    [Fact]
    public void Text_of_the_map_never_becomes_a_tag()
    {
        s_report.ShouldContain("Åsbro &amp; &lt;byn&gt;");
        s_report.ShouldContain("=Fjärran &quot;6&quot;, &lt;b&gt;");
        s_report.ShouldContain("pris &amp; lista");
        s_report.ShouldNotContain("<byn>");
        s_report.ShouldNotContain("<b>");
    }

    [Fact]
    public void Every_picture_is_sound_and_has_a_title_and_words()
    {
        var pictures = Pictures().Matches(s_report).Select(match => XElement.Parse(match.Value)).ToList();
        var shown = pictures.Where(svg => svg.Attribute("role")?.Value == "img").ToList();
        shown.Count.ShouldBe(5);
        foreach (var svg in shown)
        {
            svg.Element("title")!.Value.ShouldNotBeEmpty();
            svg.Element("desc")!.Value.ShouldNotBeEmpty();
        }
        pictures.Except(shown).ShouldAllBe(svg => svg.Attribute("aria-hidden")!.Value == "true");
    }

    [Fact]
    public void A_made_up_municipality_is_called_so_and_the_source_is_credited()
    {
        s_report.ShouldContain("Synthetic sample");
        s_report.ShouldContain("Påhittad karta");
        Report(TinyPlan.Make() with { Synthetic = false }).ShouldNotContain("Synthetic sample");
    }

    [Fact]
    public void Who_is_not_planned_stands_there_with_the_reason()
    {
        s_report.ShouldContain("Ön 5");
        s_report.ShouldContain("No road or track leads to it.");
    }

    [Fact]
    public void Figures_are_written_the_Swedish_way()
    {
        s_report.ShouldContain("965&#xA0;756");
        s_report.ShouldContain("1,72 %");
    }

    [Fact]
    public void The_same_plan_gives_the_same_page_whatever_the_run_took()
    {
        var plan = TinyPlan.Make();
        Report(plan with { Summary = plan.Summary with { Timings = new(9, 9, 9, 9, 9, 9) } }).ShouldBe(s_report);
    }

    [Fact]
    public void A_plan_of_nobody_still_has_a_report()
    {
        var plan = TinyPlan.Make();
        plan = plan with
        {
            Premises = [],
            Trenches = [],
            Ducts = [],
            Cables = [],
            Sites = [],
            Cabinets = [],
            Bill = [],
            Summary = plan.Summary with
            {
                PremisesTotal = 0,
                PremisesPlanned = 0,
                PremisesOrdered = 0,
                TrenchCostOre = 0,
                Improvement = [],
            },
        };
        Report(plan).ShouldEndWith("</html>\n");
    }

    [Fact]
    public void A_histogram_counts_every_value_once()
    {
        double[] values = [0, 1, 2.5, 9.99, 10, 55, 55, 55, 101, 5_000];
        var table = XElement.Parse(Tables().Match(Charts.Histogram("a", "A", "B", "m", values).Html).Value);
        table
            .Element("tbody")!
            .Elements("tr")
            .Sum(row => int.Parse(row.Elements("td").Last().Value, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(values.Length);
    }

    private static string Report(Plan plan)
    {
        using var stream = new MemoryStream();
        PlanReport.Write(plan, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Inside tags only: words on the page may well hold " on".</summary>
    private static string MarkupOnly(string page) => string.Concat(Tags().Matches(page).Select(match => match.Value));

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Pictures();

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Tables();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex Tags();
}
