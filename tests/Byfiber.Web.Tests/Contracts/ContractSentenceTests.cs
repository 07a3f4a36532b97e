using System.Globalization;
using System.Text.RegularExpressions;
using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Web.Pages.Shared;
using Byfiber.Web.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Tests.Contracts;

/// <summary>Every sentence that the room Contracts refuses with, read from its own code, is said in both languages.</summary>
public sealed partial class ContractSentenceTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    private static IStringLocalizer<SharedText> T { get; } =
        new ServiceCollection()
            .AddLogging()
            .AddLocalization(options => options.ResourcesPath = "Resources")
            .BuildServiceProvider()
            .GetRequiredService<IStringLocalizer<SharedText>>();

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Fact]
    public void Every_kind_of_refusal_has_its_sentence_in_Swedish_and_in_English()
    {
        var said = Said().ToLookup(one => one.Kind, one => one.Sentence);
        foreach (var kind in Enum.GetValues<ContractRefusal>())
        {
            said[kind].ShouldNotBeEmpty($"{kind} is never said: take it away");
            foreach (var sentence in said[kind])
            {
                var (swedish, english) = (In("sv", sentence), In("en", sentence));
                swedish.ShouldNotBeNullOrWhiteSpace($"{kind}: {sentence}");
                english.ShouldNotBeNullOrWhiteSpace($"{kind}: {sentence}");
                swedish.ShouldNotBe(english, $"{kind}: {sentence}");
            }
        }
    }

    [Fact]
    public void A_household_is_told_every_kind_in_Swedish_too()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv");
        foreach (var (kind, sentence) in Said())
            Web.Pages.Household.Words.Of(new RefusedException(sentence) { Reason = kind }, T)
                .ShouldNotBe(sentence, kind.ToString());
    }

    private static string? In(string language, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return PlannerWords.Of(T, sentence);
    }

    private static IEnumerable<(ContractRefusal Kind, string Sentence)> Said()
    {
        var room = Path.Combine(Repository.Root, "src", "Byfiber.Core", "Contracts");
        foreach (var file in Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories))
        {
            var code = File.ReadAllText(file);
            foreach (Match refusal in Because().Matches(code))
            {
                var kind = Enum.Parse<ContractRefusal>(refusal.Groups[1].Value);
                foreach (Match literal in Literal().Matches(Arguments(code, refusal.Index + refusal.Length)))
                    yield return (kind, Example(literal.Groups[1].Value));
            }
            foreach (Match needed in Needed().Matches(code))
                yield return (ContractRefusal.ReasonMissing, Example(needed.Groups[1].Value));
        }
    }

    /// <summary>What stands between here and the closing parenthesis.</summary>
    private static string Arguments(string code, int from)
    {
        var depth = 1;
        for (var i = from; i < code.Length; i++)
        {
            depth +=
                code[i] is '(' ? 1
                : code[i] is ')' ? -1
                : 0;
            if (depth == 0)
                return code[from..i];
        }
        return code[from..];
    }

    /// <summary>The sentence as it might read: days where it names days, a number elsewhere.</summary>
    private static string Example(string literal) =>
        Hole()
            .Replace(
                Regex.Unescape(literal),
                hole => hole.Value.EndsWith(":O}", StringComparison.Ordinal) ? "2026-01-02" : "7"
            );

    [GeneratedRegex(@"ContractRefusal\s*\.(\w+)\s*\.Because\(")]
    private static partial Regex Because();

    [GeneratedRegex(@"\$?""((?:[^""\\]|\\.)+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"Words\.Needed\([^""]*?""((?:[^""\\]|\\.)+)""")]
    private static partial Regex Needed();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
