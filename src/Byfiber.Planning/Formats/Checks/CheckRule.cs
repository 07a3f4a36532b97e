using System.Globalization;

namespace Byfiber.Planning.Formats.Checks;

/// <summary>
/// A named rule: the sentence that a break of it gives, the layer that its offenders belong to, and how they are found.
/// </summary>
internal sealed record CheckRule(
    string Name,
    string Layer,
    string Sentence,
    Func<WrittenPlan, IEnumerable<string>> Offenders
)
{
    internal static CheckRule OfIds(
        string name,
        string layer,
        string sentence,
        Func<WrittenPlan, IEnumerable<int>> offenders
    ) => new(name, layer, sentence, plan => offenders(plan).Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
