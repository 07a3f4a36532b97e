using System.Globalization;
using Byfiber.Core.Contracts.Areas;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Byfiber.Web.Pages.OnePrice;

/// <summary>
/// The simulator's form as an address carries it, so that a simulation can be linked to, and works without script. What cannot be read is
/// shown again as it was written.
/// </summary>
public sealed class PriceForm
{
    private const int UsualShare = 6000;
    private const long UsualPriceOre = 2_000_000;

    /// <summary>The fields as they are shown, by their name.</summary>
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    private PriceForm(KnownBasis known) => Known = known;

    public KnownBasis Known { get; }

    /// <summary>The fields that hold nothing that can be reckoned with.</summary>
    public HashSet<string> Bad { get; } = new(StringComparer.Ordinal);

    /// <summary>What the fields ask; null while one of them is bad.</summary>
    public PriceWish? Wish { get; private set; }

    public bool ByDemand => this["mode"] == "demand";

    /// <summary>What a field shows.</summary>
    public string this[string field] => fields.GetValueOrDefault(field, "");

    public static string ShareField(int planAreaId) => FormattableString.Invariant($"share{planAreaId}");

    public static string BuiltField(int planAreaId) => FormattableString.Invariant($"built{planAreaId}");

    /// <summary>Whether the area is ticked as built.</summary>
    public bool Builds(int planAreaId) => this[BuiltField(planAreaId)] == "1";

    /// <summary>The form before anything is asked: today's price and signatures, or 60 percent where nobody has signed.</summary>
    public static PriceForm First(KnownBasis known) =>
        Of(
            known,
            new PriceWish
            {
                PriceOre = known.ListPriceOre ?? UsualPriceOre,
                TakeUp =
                [
                    .. known.Basis.Premises.Select(
                        (premises, i) =>
                            premises == 0 || known.Signed[i] == 0
                                ? UsualShare
                                : (int)(10_000L * known.Signed[i] / premises)
                    ),
                ],
                Included = [.. known.Basis.Premises.Select(_ => true)],
            }
        );

    /// <summary>The form of a wish that is known.</summary>
    public static PriceForm Of(KnownBasis known, PriceWish wish)
    {
        var line = wish.Demand ?? new DemandLine(1_500_000, 7000, 3_000_000, 3000);
        var form = new PriceForm(known) { Wish = wish };
        form.fields["price"] = Written.Kronor(wish.PriceOre);
        form.fields["vat"] = Whole(wish.VatPercent);
        form.fields["cost"] = Whole(wish.CostPercent);
        form.fields["monthly"] = Written.Kronor(wish.MonthlyOre);
        form.fields["months"] = Whole(wish.Months);
        form.fields["mode"] = wish.Demand is null ? "share" : "demand";
        form.fields["low"] = Written.Kronor(line.LowOre);
        form.fields["lowShare"] = Written.Percent(line.LowShare);
        form.fields["high"] = Written.Kronor(line.HighOre);
        form.fields["highShare"] = Written.Percent(line.HighShare);
        for (var i = 0; i < known.Basis.Count; i++)
        {
            form.fields[ShareField(known.Basis.PlanAreaIds[i])] = Written.Percent(wish.TakeUp[i]);
            form.fields[BuiltField(known.Basis.PlanAreaIds[i])] = wish.Included[i] ? "1" : "";
        }
        return form;
    }

    /// <summary>The form as an address has it.</summary>
    public static PriceForm Read(KnownBasis known, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var form = First(known);
        var names = form.fields.Keys.ToHashSet(StringComparer.Ordinal);
        // A box that is not ticked sends nothing.
        foreach (var id in known.Basis.PlanAreaIds)
            form.fields[BuiltField(id)] = "";
        foreach (var (name, value) in query.Where(one => names.Contains(one.Key)))
            form.fields[name] = value.ToString() is { Length: <= 30 } text ? text : "";
        form.Wish = form.Asked();
        return form;
    }

    /// <summary>The same from a query that was kept as text ("price=20000&amp;mode=share").</summary>
    public static PriceForm Read(KnownBasis known, string query) => Read(known, QueryHelpers.ParseQuery(query));

    /// <summary>What Read takes: the fields as a query without its question mark.</summary>
    public string Query()
    {
        var query = new QueryBuilder(fields.Where(one => one.Value.Length > 0))
        {
            { "revision", Known.RevisionId.ToString(CultureInfo.InvariantCulture) },
        };
        return query.ToQueryString().Value![1..];
    }

    private PriceWish? Asked()
    {
        var wish = new PriceWish
        {
            PriceOre = Ore("price"),
            VatPercent = Whole("vat", 100),
            CostPercent = Whole("cost", 1000),
            MonthlyOre = Said("monthly", Written.Ore(this["monthly"]), 0, 10_000_000),
            Months = Whole("months", 1200),
            TakeUp = [.. Known.Basis.PlanAreaIds.Select(id => Share(ShareField(id)))],
            Included = [.. Known.Basis.PlanAreaIds.Select(Builds)],
            Demand = ByDemand ? new DemandLine(Ore("low"), Share("lowShare"), Ore("high"), Share("highShare")) : null,
        };
        if (wish.CostPercent == 0)
            Bad.Add("cost");
        if (wish.Demand is { } line && (line.LowOre >= line.HighOre || line.HighShare > line.LowShare))
            Bad.Add("high");
        return Bad.Count == 0 ? wish : null;
    }

    private long Ore(string field) => Said(field, Written.Ore(this[field]), 0, PriceWish.MostPriceOre);

    private int Whole(string field, int most) => (int)Said(field, Written.Whole(this[field]), 0, most);

    private int Share(string field) => (int)Said(field, Written.Share(this[field]), 0, PriceWish.Everybody);

    private long Said(string field, long? value, long least, long most)
    {
        if (value is { } said && said >= least && said <= most)
            return said;
        Bad.Add(field);
        return least;
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
