using System.Reflection;
using Byfiber.Core.Storage;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Web.Tests.Access;

/// <summary>
/// What a browser can set on a page by naming it. Nothing that is stored is bound itself, and what looks like a choice of whose, how much or
/// when stands here with its reason: a new one is reviewed before it is a hole.
/// </summary>
public class BoundFieldsTests(EmptyVillage village) : IClassFixture<EmptyVillage>
{
    /// <summary>Words that a form has no business with unless somebody has said why.</summary>
    private static readonly string[] s_telling =
    [
        "Id",
        "Ids",
        "Ore",
        "Actor",
        "Role",
        "Roles",
        "At",
        "Utc",
        "By",
        "Hash",
        "Sha256",
        "Proof",
        "State",
        "Status",
        "Round",
        "Visit",
        "Stamp",
        "Confirmed",
    ];

    /// <summary>Page, field, and why it may be set.</summary>
    private static readonly Dictionary<string, string> s_reviewed = new(StringComparer.Ordinal)
    {
        ["Administration.Accounts.DetailsModel: role"] =
            "an administrator gives a role, and InviteAccount's rules say which there are",
        ["Administration.Accounts.IndexModel: roles"] = "the same, with an invitation",
        ["Campaigns.NewModel: AnswerBy"] = "staff decide the last day to answer; offers copy it",
        ["Campaigns.NewModel: DeliverBy"] = "staff decide the promised day; offers copy it",
        ["Campaigns.NewModel: PriceListId"] = "staff choose among published lists",
        ["Campaigns.NewModel: RevisionId"] = "staff choose among adopted plans",
        ["Campaigns.NewModel: TermsVersionId"] = "staff choose among published terms",
        ["Contracts.IndexModel: State"] = "a filter of a list",
        ["Contracts.NewModel: Role"] = "what somebody is to the contract, as the paper says",
        ["Contracts.OwnerModel: Role"] = "what somebody is to the contract, as the paper says",
        ["ErrorModel: status"] = "which words the error page shows",
        ["Household.ContractModel: Role"] = "what somebody is to the contract: owner, tenant, company",
        ["Household.EndModel: feeOre"] = "the fee that was read; another than the contract's own is refused",
        ["Plans.Revisions.DetailsModel: Status"] = "a filter of a list",
        ["Promises.NewHindranceModel: AreaId"] = "staff say which area is held up",
    };

    [Fact]
    public void No_page_binds_what_is_stored_and_each_telling_field_was_reviewed()
    {
        using var scope = village.App.Services.CreateScope();
        var stored = scope
            .ServiceProvider.GetRequiredService<Database>()
            .CreateDbContext()
            .Model.GetEntityTypes()
            .Select(e => e.ClrType)
            .ToHashSet();
        var fields = Pages()
            .SelectMany(page => Inputs(page).SelectMany(input => Fields(page, input.Name, input.Type, 0)))
            .ToList();

        fields.Count.ShouldBeGreaterThan(100);
        fields.Where(field => stored.Contains(field.Type)).Select(field => field.ToString()).ShouldBeEmpty();
        var telling = fields
            .Where(IsTelling)
            .Select(field => field.ToString())
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        telling.ShouldBe(s_reviewed.Keys.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Type> Pages() =>
        typeof(ByfiberApp).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract);

    private static IEnumerable<(string Name, Type Type)> Inputs(Type page) =>
        page.GetProperties()
            .Where(one => one.GetCustomAttribute<BindPropertyAttribute>() is not null)
            .Select(one => (one.Name, one.PropertyType))
            .Concat(
                page.GetMethods()
                    .Where(one => one.Name.StartsWith("OnPost", StringComparison.Ordinal))
                    .SelectMany(one => one.GetParameters())
                    .Select(one => (one.Name!, one.ParameterType))
            );

    private static IEnumerable<Field> Fields(Type page, string name, Type type, int depth)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsGenericType && bare.GetGenericArguments() is [var item])
            bare = item;
        yield return new Field(page, name, bare);
        if (depth == 3 || bare.Namespace?.StartsWith("Byfiber", StringComparison.Ordinal) is not true || bare.IsEnum)
            yield break;
        var settable = bare.GetProperties().Where(one => one.CanWrite).Select(one => (one.Name, one.PropertyType));
        foreach (var (inner, innerType) in settable)
        {
            foreach (var field in Fields(page, inner, innerType, depth + 1))
                yield return field;
        }
    }

    /// <summary>
    /// A form's own mark is no choice. Nor is the thing that a page of the staff is about, whose right the page asks for; a household's page is about
    /// nothing that a browser names.
    /// </summary>
    private static bool IsExpected(Field field) =>
        string.Equals(field.Name, "requestId", StringComparison.OrdinalIgnoreCase)
        || (
            string.Equals(field.Name, "id", StringComparison.OrdinalIgnoreCase)
            && !field.Page.Namespace!.EndsWith(".Household", StringComparison.Ordinal)
        );

    private static bool IsTelling(Field field) =>
        !IsExpected(field)
        && s_telling.Any(word =>
            field.Name.EndsWith(word, StringComparison.Ordinal)
            || string.Equals(field.Name, word, StringComparison.OrdinalIgnoreCase)
        );

    private sealed record Field(Type Page, string Name, Type Type)
    {
        public override string ToString() => $"{Page.FullName!["Byfiber.Web.Pages.".Length..]}: {Name}";
    }
}
