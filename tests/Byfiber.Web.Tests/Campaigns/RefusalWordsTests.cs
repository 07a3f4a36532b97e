using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Web.Pages.Shared;
using Byfiber.Web.Tests.Architecture;
using Byfiber.Web.Tests.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Tests.Campaigns;

/// <summary>
/// Whatever the room Offers refuses is said in the visitor's language: the sentences are read from its code, so that a new one without its
/// Swedish words fails here.
/// </summary>
public class RefusalWordsTests(EmptyVillage empty) : IClassFixture<EmptyVillage>
{
    private IStringLocalizer<SharedText> T => empty.App.Services.GetRequiredService<IStringLocalizer<SharedText>>();

    [Fact]
    public void Every_sentence_of_the_room_is_known_in_Swedish_and_in_English()
    {
        var sentences = Sentences().ToList();
        // The walk finds them: fewer would mean that it no longer reads the code.
        sentences.Count.ShouldBeGreaterThan(70);
        sentences.Where(one => Say("sv", one) is null).ShouldBeEmpty();
        sentences.Where(one => Say("sv", one) == Say("en", one)).ShouldBeEmpty();
    }

    public static IEnumerable<TheoryDataRow<OfferRefusal>> Kinds =>
        Enum.GetValues<OfferRefusal>().Select(kind => new TheoryDataRow<OfferRefusal>(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_refusal_has_its_words_for_households(OfferRefusal kind)
    {
        var refusal = new RefusedException("(what the room says)") { Reason = kind, Named = ["2026-05-31"] };
        var (swedish, english) = (Told("sv"), Told("en"));
        foreach (var sentence in new[] { swedish, english })
        {
            sentence.ShouldEndWith(".");
            sentence.ShouldNotContain("what the room says");
            sentence.ShouldNotContain("{0}");
        }
        english.ShouldNotBe(swedish);

        string Told(string language)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return Byfiber.Web.Pages.Household.Words.Of(refusal, T);
        }
    }

    private string? Say(string language, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return PlannerWords.Of(T, sentence);
    }

    private static IEnumerable<string> Sentences()
    {
        foreach (
            var file in Repository
                .Files(".cs")
                .Where(f => f.Path.StartsWith("src/Byfiber.Core/Offers/", StringComparison.Ordinal))
        )
        {
            var root = CSharpSyntaxTree.ParseText(file.Text).GetRoot();
            var reasons = root.DescendantNodes()
                .OfType<MethodDeclarationSyntax>()
                .Where(method => method.Identifier.Text == "Wrong")
                .SelectMany(method => method.DescendantNodes().OfType<LiteralExpressionSyntax>())
                .Where(text => text.IsKind(SyntaxKind.StringLiteralExpression))
                .Select(text => text.Token.ValueText)
                .DefaultIfEmpty("7")
                .ToList();
            foreach (var sentence in Refused(root).SelectMany(Texts))
            {
                foreach (var reason in reasons)
                    yield return sentence.Replace("{wrong}", reason, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What stands as the sentence of each refusal that a file makes.</summary>
    private static IEnumerable<ExpressionSyntax> Refused(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (
                node is ObjectCreationExpressionSyntax
                {
                    Type: IdentifierNameSyntax { Identifier.Text: "RefusedException" }
                } made
            )
                yield return made.ArgumentList!.Arguments[0].Expression;
            else if (
                node is ImplicitObjectCreationExpressionSyntax implied
                && implied.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType.ToString() == "RefusedException"
            )
                yield return implied.ArgumentList.Arguments[0].Expression;
            else if (node is InvocationExpressionSyntax call)
            {
                if (call.Expression.ToString() == "Refusal.Because")
                    yield return call.ArgumentList.Arguments[1].Expression;
                else if (call.Expression.ToString() == "RefusedException.Missing")
                    yield return SyntaxFactory.ParseExpression("$\"There is no thing {id}.\"");
            }
        }
    }

    /// <summary>The sentences that an expression may be, with something in place of what is filled in.</summary>
    private static IEnumerable<string> Texts(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax text => [text.Token.ValueText],
            InterpolatedStringExpressionSyntax text => [string.Concat(text.Contents.Select(Part))],
            BinaryExpressionSyntax sum => Texts(sum.Left)
                .SelectMany(left => Texts(sum.Right).Select(right => left + right)),
            ParenthesizedExpressionSyntax inner => Texts(inner.Expression),
            ConditionalExpressionSyntax either => Texts(either.WhenTrue).Concat(Texts(either.WhenFalse)),
            SwitchExpressionSyntax many => many.Arms.SelectMany(arm => Texts(arm.Expression)),
            InvocationExpressionSyntax call => Texts(call.ArgumentList.Arguments[^1].Expression),
            // The maker of refusals hands a sentence on.
            IdentifierNameSyntax => [],
            _ => throw new InvalidOperationException(
                $"A sentence is made in a way that this test cannot read: {expression}"
            ),
        };

    private static string Part(InterpolatedStringContentSyntax part) =>
        part switch
        {
            InterpolatedStringTextSyntax text => text.TextToken.ValueText,
            InterpolationSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "wrong" } } => "{wrong}",
            InterpolationSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "where" } } =>
                "Row 7 of priser.csv",
            InterpolationSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "what" } } => "The letter's text",
            _ => "7",
        };
}
