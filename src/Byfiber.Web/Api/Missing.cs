using Byfiber.Core;

namespace Byfiber.Web.Api;

/// <summary>What was asked about and is not there: a 404 with a sentence.</summary>
internal static class Missing
{
    public static RefusedException Thing(string what, long id) =>
        Sentence(FormattableString.Invariant($"There is no {what} {id}."));

    public static RefusedException Sentence(string sentence) => new(sentence) { NotFound = true };
}
