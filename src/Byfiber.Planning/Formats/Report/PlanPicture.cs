using System.Globalization;
using System.Text;
using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Formats.Report;

/// <summary>
/// The plan as one SVG picture, north up. All lines of a kind are one path of whole numbers on a grid of 12,000, so that a municipality
/// of 4,000 premises stays well under a megabyte.
/// </summary>
internal sealed class PlanPicture
{
    private const int Grid = 12_000;
    private const int Margin = 300;

    private readonly Plan _plan;
    private readonly Bounds _bounds;
    private readonly double _scale;
    private readonly int _width;
    private readonly int _height;

    internal PlanPicture(Plan plan)
    {
        _plan = plan;
        _bounds = Bounds.Of(plan);
        var extent = Math.Max(Math.Max(_bounds.Width, _bounds.Height), 1);
        _scale = Grid / extent;
        // A long and narrow plan still gets a picture that is not a ribbon.
        _width = Math.Max((int)(_bounds.Width * _scale), Grid / 3) + (2 * Margin);
        _height = Math.Max((int)(_bounds.Height * _scale), Grid / 3) + (2 * Margin);
    }

    /// <summary>Picture and legend.</summary>
    internal Markup Figure()
    {
        var summary = _plan.Summary;
        return Markup.Of(
            $"""
            <figure><svg class="map" viewBox="0 0 {_width} {_height}" role="img" aria-labelledby="map-title map-text">
            <title id="map-title">Planen sedd uppifrån, norr uppåt / The plan from above, north up</title>
            <desc id="map-text">{summary.TrenchMm
                / 1_000_000.0:N1} km schakt, {summary.Sites} noder, {summary.Cabinets} skåp, {summary.PremisesPlanned} planerade fastigheter. {summary.TrenchMm
                / 1_000_000.0:N1} km of trench, {summary.Sites} sites, {summary.Cabinets} cabinets, {summary.PremisesPlanned} planned premises.</desc>
            <g fill="none" stroke-linecap="round" stroke-linejoin="round">{FeederHalo()}{Drops()}{Routes()}{Premises()}</g>
            {Cabinets()}{Sites()}{ScaleBar()}
            </svg>{Legend()}</figure>
            """
        );
    }

    private Markup FeederHalo()
    {
        var feeder = _plan.Ducts.Where(duct => duct.Kind == DuctKind.Feeder).Select(duct => duct.TrenchId).Distinct();
        return Lines(feeder.Order().Select(id => _plan.Trenches[id - 1]), "#9cc9ee", 64);
    }

    private Markup Drops() =>
        Lines(_plan.Trenches.Where(trench => trench.Kind == TrenchKind.Drop), Grounds.Of("plot").Colour, 8);

    private Markup Routes() =>
        Markup.Join(
            Routed()
                .SelectMany(ground =>
                    new[]
                    {
                        Lines(ground.Where(trench => trench.Built), Grounds.Of(ground.Key).Colour, 22),
                        Lines(ground.Where(trench => !trench.Built), Grounds.Of(ground.Key).Colour, 12),
                    }
                )
        );

    private IEnumerable<IGrouping<string, PlanTrench>> Routed() =>
        _plan
            .Trenches.Where(trench => trench.Kind == TrenchKind.Route)
            .GroupBy(trench => trench.Ground, StringComparer.Ordinal)
            .OrderBy(ground => ground.Key, StringComparer.Ordinal);

    private Markup Premises() =>
        Markup.Join(
            new[]
            {
                Dots(premises => premises is { Status: PremisesStatus.Planned, Ordered: true }, "#1e8449", 44),
                Dots(premises => premises is { Status: PremisesStatus.Planned, Ordered: false }, "#8fbf9f", 44),
                Dots(premises => premises.Status == PremisesStatus.LeftOut, "#d35400", 60),
                Dots(premises => premises.Status == PremisesStatus.NotChosen, "#7d3c98", 60),
                Dots(premises => premises.Status == PremisesStatus.Unreachable, "#a51d2d", 60),
            }
        );

    private Markup Sites() =>
        Markup.Join(
            _plan.Sites.Select(site =>
            {
                var (x, y) = At(_plan.Nodes[site.NodeId - 1].Point);
                return Markup.Of(
                    $"<path d=\"M{x} {y - 130}l130 130l-130 130l-130 -130z\" fill=\"#c0392b\" stroke=\"#fff\" stroke-width=\"30\"><title>{site.Name}: {site.PremisesCount}</title></path>"
                );
            })
        );

    private Markup Cabinets() =>
        Markup.Join(
            _plan.Cabinets.Select(cabinet =>
            {
                var (x, y) = At(_plan.Nodes[cabinet.NodeId - 1].Point);
                return Markup.Of(
                    $"<rect x=\"{x - 70}\" y=\"{y - 70}\" width=\"140\" height=\"140\" fill=\"#0b5fa5\" stroke=\"#fff\" stroke-width=\"24\"><title>Skåp / Cabinet {cabinet.Id}: {cabinet.PremisesCount}</title></rect>"
                );
            })
        );

    private Markup ScaleBar()
    {
        var wanted = Grid / _scale / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(wanted, 1))));
        var metres =
            wanted >= 5 * power ? 5 * power
            : wanted >= 2 * power ? 2 * power
            : power;
        var length = (int)(metres * _scale);
        var label = metres >= 1000 ? Markup.Of($"{metres / 1000:N0} km") : Markup.Of($"{metres:N0} m");
        return Markup.Of(
            $"<g stroke=\"#17212b\" stroke-width=\"24\" fill=\"none\"><path d=\"M{Margin} {_height - Margin - 90}v90h{length}v-90\"/></g><text x=\"{Margin + 60}\" y=\"{_height - Margin - 60}\" font-size=\"210\" font-family=\"system-ui, sans-serif\" fill=\"#17212b\">{label}</text>"
        );
    }

    private Markup Legend()
    {
        var lines = Routed()
            .Select(ground => Grounds.Of(ground.Key))
            .Append(("Servis till huset", "Drop", Grounds.Of("plot").Colour))
            .Append(("Matarkabel eller stam", "Feeder or backbone", "#9cc9ee"))
            .Select(line =>
                Item(
                    Markup.Of($"<path d=\"M1 6h26\" stroke=\"{line.Item3}\" stroke-width=\"4\"/>"),
                    line.Item1,
                    line.Item2
                )
            );
        (string Swedish, string English, Markup Sign)[] signs =
        [
            ("Nod", "Site", Markup.Of($"<path d=\"M14 0l6 6l-6 6l-6 -6z\" fill=\"#c0392b\"/>")),
            ("Skåp", "Cabinet", Markup.Of($"<rect x=\"9\" y=\"1\" width=\"10\" height=\"10\" fill=\"#0b5fa5\"/>")),
            ("Beställd", "Ordered", Dot("#1e8449")),
            ("Planerad", "Planned", Dot("#8fbf9f")),
            ("Utelämnad", "Left out", Dot("#d35400")),
            ("Onåbar", "Unreachable", Dot("#a51d2d")),
            ("Ej vald", "Not chosen", Dot("#7d3c98")),
        ];
        var all = Markup.Join(lines.Concat(signs.Select(sign => Item(sign.Sign, sign.Swedish, sign.English))));
        return Markup.Of($"<figcaption><ul class=\"legend\">{all}</ul></figcaption>");
    }

    private static Markup Dot(string colour) => Markup.Of($"<circle cx=\"14\" cy=\"6\" r=\"4\" fill=\"{colour}\"/>");

    private static Markup Item(Markup sign, string swedish, string english) =>
        Markup.Of(
            $"<li><svg viewBox=\"0 0 28 12\" aria-hidden=\"true\">{sign}</svg><span>{Markup.Two(swedish, english)}</span></li>"
        );

    private Markup Lines(IEnumerable<PlanTrench> trenches, string colour, int width)
    {
        var path = new StringBuilder();
        foreach (var trench in trenches)
        {
            var (x, y) = At(trench.Points[0]);
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}");
            foreach (var point in trench.Points.AsSpan(1))
            {
                var (toX, toY) = At(point);
                if ((toX, toY) != (x, y))
                {
                    path.Append(CultureInfo.InvariantCulture, $"l{toX - x} {toY - y}");
                    (x, y) = (toX, toY);
                }
            }
        }
        return path.Length == 0
            ? Markup.Empty
            : Markup.Of($"<path stroke=\"{colour}\" stroke-width=\"{width}\" d=\"{new Markup(path.ToString())}\"/>");
    }

    /// <summary>A line without length and with round ends is a dot: all premises of a kind in one path.</summary>
    private Markup Dots(Func<PlanPremises, bool> chosen, string colour, int width)
    {
        var path = new StringBuilder();
        foreach (var premises in _plan.Premises.Where(chosen))
        {
            var (x, y) = At(premises.Point);
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h0");
        }
        return path.Length == 0
            ? Markup.Empty
            : Markup.Of($"<path stroke=\"{colour}\" stroke-width=\"{width}\" d=\"{new Markup(path.ToString())}\"/>");
    }

    private (int X, int Y) At(MapPoint point)
    {
        var left = (_width - (_bounds.Width * _scale)) / 2;
        var top = (_height - (_bounds.Height * _scale)) / 2;
        return (
            (int)Math.Round(left + ((point.X - _bounds.MinX) * _scale)),
            (int)Math.Round(top + ((_bounds.MaxY - point.Y) * _scale))
        );
    }
}
