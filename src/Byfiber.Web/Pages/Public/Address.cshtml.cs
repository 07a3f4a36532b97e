using Byfiber.Core.Offers;
using Byfiber.Planning;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Public;

/// <summary>What holds for an address, told to anybody: nothing about who lives there or what they answered.</summary>
[WhoMay(Anybody = true)]
public sealed class AddressModel(AddressAnswer answers, IStringLocalizer<SharedText> T) : PageModel
{
    private const int Most = 10;
    private const int LongestQuery = 80;

    /// <summary>What was searched.</summary>
    public string? Query { get; private set; }

    /// <summary>What was found; null before a search.</summary>
    public IReadOnlyList<AddressStanding>? Found { get; private set; }

    public async Task OnGetAsync(string? q, CancellationToken cancel)
    {
        Query = q is { Length: > LongestQuery } ? q[..LongestQuery] : q;
        if (!string.IsNullOrWhiteSpace(Query))
            Found = await answers.RunAsync(Query, Most, cancel);
    }

    /// <summary>The look of a state.</summary>
    public string Look(AddressState state) =>
        state switch
        {
            AddressState.Offered => "done",
            AddressState.Planned => "planned",
            AddressState.NotPlanned => "left-out",
            _ => "queued",
        };

    /// <summary>A state in one word.</summary>
    public string Name(AddressState state) =>
        state switch
        {
            AddressState.Offered => T["Har ett erbjudande"],
            AddressState.Planned => T["Med i planen"],
            AddressState.NotPlanned => T["Inte med i planen"],
            _ => T["Ingen plan än"],
        };

    /// <summary>The same in a sentence, with why.</summary>
    public string Sentence(AddressStanding one) =>
        one.State switch
        {
            AddressState.Offered => T[
                "Erbjudandet går att svara på till och med den {0}.",
                Figures.Day(one.AnswerBy!.Value)
            ],
            AddressState.Planned => T["Planen når huset. Ett erbjudande kommer med brev när området är på tur."],
            AddressState.NotPlanned => one.WhyNot switch
            {
                PremisesStatus.NotChosen => T[
                    "Huset är inte valt i planen, för att det kostar mer att nå än vad som ryms."
                ],
                PremisesStatus.LeftOut => T["Huset är lämnat utanför planen tills vidare."],
                _ => T["Planen når inte huset: ingen väg att gräva längs leder dit, eller så är det för långt."],
            },
            _ => T["Det finns ingen antagen plan för huset än."],
        };
}
