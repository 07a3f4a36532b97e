namespace Byfiber.Web.Tests.Commands;

public sealed class HelpTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Every_command_is_listed()
    {
        var ran = await Shell.RunAsync("--help");

        ran.Exit.ShouldBe(0);
        foreach (var command in (string[])["plan", "check", "import", "serve", "invite", "demo"])
            ran.Out.ShouldContain($"  {command} ");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("check")]
    [InlineData("import")]
    [InlineData("serve")]
    [InlineData("demo")]
    public async Task Every_command_shows_examples_that_it_understands(string command)
    {
        var ran = await Shell.RunAsync(command, "--help");

        ran.Exit.ShouldBe(0);
        var examples = ran.Out[ran.Out.IndexOf("Examples:", StringComparison.Ordinal)..];
        examples.ShouldContain($"  byfiber {command}");
        foreach (var option in examples.Split(' ', '\n').Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            ran.Out[..^examples.Length].ShouldContain(option.Trim());
    }

    [Theory]
    [InlineData("plan sample --out x --colour red")]
    [InlineData("plan")]
    [InlineData("fly")]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("serve --data x --database Host=y")]
    [InlineData("import sample")]
    [InlineData("demo --area outline.geojson")]
    [InlineData("demo --map sample --area outline.geojson")]
    [InlineData("plan sample --area outline.geojson --out x")]
    [InlineData("plan sample --areas areas.geojson --out x")]
    [InlineData("plan sample --addresses addresses.csv --out x")]
    [InlineData("import sample --area outline.geojson --data x")]
    [InlineData("plan map.osm --addresses-epsg 25832 --out x")]
    [InlineData("plan map.osm --addresses a.gpkg --addresses-epsg 25832 --out x")]
    [InlineData("plan map.osm --skip-bad-rows --out x")]
    [InlineData("plan map.osm --splitter 64 --out x")]
    [InlineData("check")]
    public async Task What_is_not_understood_gets_a_hint_and_exit_2(string line)
    {
        var ran = await Shell.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain("--help");
        ran.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--site", "14,9;55,0", "LON,LAT")]
    [InlineData("--site", "14.9", "LON,LAT")]
    [InlineData("--site", "14.9,95", "LON,LAT")]
    [InlineData("--site", "14.9,NaN", "LON,LAT")]
    [InlineData("--take-up", "0", "0.6")]
    [InlineData("--take-up", "1,5", "0.6")]
    [InlineData("--take-up", "60%", "0.6")]
    [InlineData("--time-limit", "soon", "30s")]
    [InlineData("--time-limit", "-3s", "30s")]
    [InlineData("--effort", "0", "1 to")]
    [InlineData("--effort", "9999999999", "1 to")]
    [InlineData("--seed", "1.5", "0 to")]
    [InlineData("--splitter", "7", "8, 16")]
    [InlineData("--addresses-epsg", "4326", "25829 to 25837")]
    [InlineData("--addresses-epsg", "SWEREF", "25829 to 25837")]
    public async Task A_bad_value_is_refused_with_the_mend(string option, string value, string mend)
    {
        // With the words that some of these go with.
        string[] rest = ["--out", shell.At("plan"), "--pon", "--addresses", "addresses.csv"];
        var ran = await Shell.RunAsync(["plan", "map.osm", .. rest, option, value]);

        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain($"\"{value}\"");
        ran.Error.ShouldContain(mend);
        Directory.Exists(shell.At("plan")).ShouldBeFalse();
    }
}
