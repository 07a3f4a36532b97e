using System.Globalization;
using Byfiber.Planning.Choices;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Network;
using Byfiber.Planning.Steiner;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Choices;

/// <summary>The search among premises and its quick moves, on small graphs against every choice that there is.</summary>
public class ChoiceSearchTests
{
    private const int Root = 0;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_most_for_a_budget_lies_between_what_is_found_and_what_is_proven_and_is_mostly_found(bool byWorth)
    {
        int missed = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            var few = new Few(seed, byWorth);
            long money = few.Random.NextInt64(0, few.Everybody.Money + few.Everybody.Money / 8 + 2);
            var search = few.Search();
            search.ByBudget(few.Everybody, money, byWorth ? 1 : double.MaxValue);

            var best = search.Best(money);

            few.ShouldJoin(best);
            best.Money.ShouldBeLessThanOrEqualTo(money, few.Name);
            double most = few.Choices.Where(choice => choice.Money <= money).Max(choice => choice.Value);
            best.Value.ShouldBeLessThanOrEqualTo(most, few.Name);
            search.Proof.MostValue(money).ShouldBeGreaterThanOrEqualTo(most * (1 - 1e-12), few.Name);
            missed += best.Value < most ? 1 : 0;
        }
        missed.ShouldBeLessThan(byWorth ? 120 : 10);
    }

    [Fact]
    public void What_the_searches_prove_at_one_budget_holds_at_every_other_and_for_the_trenches_of_every_choice()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var few = new Few(seed, byWorth: seed % 2 == 0);
            var search = few.Search();
            search.ByBudget(few.Everybody, few.Random.NextInt64(0, few.Everybody.Money + 1), 1e9);

            foreach (var choice in few.Choices)
            {
                search.Proof.MostValue(choice.Money).ShouldBeGreaterThanOrEqualTo(choice.Value * (1 - 1e-12), few.Name);
                search.Proof.LeastTrenches(choice.Joined).ShouldBeLessThanOrEqualTo(choice.Trenches, few.Name);
            }
        }
    }

    [Fact]
    public void Who_pays_lies_between_the_choice_and_its_bound_and_is_mostly_found()
    {
        int missed = 0,
            unproven = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            var few = new Few(seed, byWorth: true);
            var search = few.Search();

            var found = search.ByWorth(null);

            few.ShouldJoin(found);
            double least = few.Choices.Min(few.WorthLost);
            search.ValueBound.ShouldBeLessThanOrEqualTo((long)least, few.Name);
            double lost = few.WorthLost(few.Choice(found.Joined)!) + found.Money - few.Choice(found.Joined)!.Money;
            lost.ShouldBeGreaterThanOrEqualTo(least, few.Name);
            missed += lost > least ? 1 : 0;
            unproven += search.ValueBound < least ? 1 : 0;
        }
        missed.ShouldBe(0);
        unproven.ShouldBe(0);
    }

    [Fact]
    public void One_dual_ascent_proves_no_more_than_there_is()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            var few = new Few(seed, byWorth: true);
            long[] prizes = few.Reckoning.Prizes(1);

            long bound = few.Problem().Bound(prizes, few.Options, CancellationToken.None);

            bound.ShouldBeLessThanOrEqualTo((long)few.Choices.Min(few.WorthLost), few.Name);
        }
    }

    [Fact]
    public void Of_a_tree_just_that_part_is_kept_which_brings_most()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            var few = new Few(seed, byWorth: true);
            var tree = few.Bundles.Tree(few.Everybody);

            tree.Choose(p => few.Reckoning.Brings(p, 1));

            var kept = few.Bundles.Of(tree.KeptEdges());
            few.ShouldJoin(kept);
            few.Net(kept).ShouldBe(few.PartsOf(few.Everybody).Max(few.Net), few.Name);
        }
    }

    [Fact]
    public void Shrinking_and_filling_keep_the_money_and_never_lose_value()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            var few = new Few(seed, byWorth: seed % 2 == 0);
            long money = few.Random.NextInt64(0, few.Everybody.Money + 1);

            var shrunk = few.Bundles.Shrunk(few.Everybody, money);
            var filled = few.Bundles.Filled(shrunk, money);

            few.ShouldJoin(shrunk);
            few.ShouldJoin(filled);
            shrunk.Money.ShouldBeLessThanOrEqualTo(money, few.Name);
            filled.Money.ShouldBeLessThanOrEqualTo(money, few.Name);
            filled.Value.ShouldBeGreaterThanOrEqualTo(shrunk.Value, few.Name);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_must_be_joined_is_in_what_a_budget_finds_and_no_choice_with_them_beats_what_is_proven(bool byWorth)
    {
        int missed = 0,
            beyond = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            var few = new Few(seed, byWorth, someMust: true);
            long money = few.Random.NextInt64(1, few.Everybody.Money + few.Everybody.Money / 8 + 2);
            var search = few.Search();
            search.ByBudget(few.Everybody, money, byWorth ? 1 : double.MaxValue);

            var best = search.Best(money);

            few.ShouldJoin(best);
            few.WithMust.ShouldContain(choice => choice.Joined.SequenceEqual(best.Joined), few.Name);
            foreach (var choice in few.WithMust)
                search.Proof.MostValue(choice.Money).ShouldBeGreaterThanOrEqualTo(choice.Value * (1 - 1e-9), few.Name);
            foreach (var choice in few.Choices)
                search.Proof.LeastTrenches(choice.Joined).ShouldBeLessThanOrEqualTo(choice.Trenches, few.Name);
            if (few.WithMust.Where(choice => choice.Money <= money).ToList() is not { Count: > 0 } affordable)
                continue;
            beyond += best.Money > money ? 1 : 0;
            if (best.Money > money)
                continue;
            double most = affordable.Max(choice => choice.Value);
            best.Value.ShouldBeLessThanOrEqualTo(most, few.Name);
            missed += best.Value < most ? 1 : 0;
        }
        missed.ShouldBeLessThan(byWorth ? 120 : 20);
        // The plan then tries those who must be joined alone.
        beyond.ShouldBeLessThan(20);
    }

    [Fact]
    public void Who_must_be_joined_is_in_the_best_choice_by_worth_and_its_bound_is_of_choices_with_them()
    {
        int missed = 0,
            unproven = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            var few = new Few(seed, byWorth: true, someMust: true);
            var search = few.Search();

            var found = search.ByWorth(null);

            few.ShouldJoin(found);
            few.WithMust.ShouldContain(choice => choice.Joined.SequenceEqual(found.Joined), few.Name);
            double least = few.WithMust.Min(few.NetLeftOut);
            ((double)search.ValueBound).ShouldBeLessThanOrEqualTo(least, few.Name);
            var option = few.Choice(found.Joined)!;
            double lost = few.NetLeftOut(option) + found.Money - option.Money;
            lost.ShouldBeGreaterThanOrEqualTo(least, few.Name);
            missed += lost > least ? 1 : 0;
            unproven += search.ValueBound < least ? 1 : 0;
            few.Problem()
                .Bound(few.Reckoning.Prizes(1), few.Options, CancellationToken.None)
                .ShouldBeLessThanOrEqualTo((long)least, few.Name);
        }
        missed.ShouldBe(0);
        unproven.ShouldBe(0);
    }

    /// <summary>One choice and the cheapest trenches for it.</summary>
    private sealed record Option(bool[] Joined, long Trenches, long Money, double Value);

    /// <summary>A few houses, what they are worth and take, and every choice among them.</summary>
    private sealed class Few
    {
        private readonly TrenchGraph _trenches;

        public Few(int seed, bool byWorth, bool someMust = false)
        {
            (Name, Random) = (string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {byWorth}"), new Random(seed));
            _trenches = RandomTrenches.Make(seed);
            long?[] least = RandomTrenches.AllTrenches(_trenches, Root);
            int houses = _trenches.PremisesNode.Length;
            bool[] candidates =
            [
                .. Enumerable.Range(0, houses).Select(p => least[1 << p] is not null && Random.Next(10) > 0),
            ];
            // Öre, where trenches are in thousandths.
            int typical = (int)(_trenches.Graph.Cost.DefaultIfEmpty(1).Max() / 1000) + 2;
            Reckoning = new Reckoning(
                byWorth,
                Random.Next(2) == 0 ? 1 : 0.6,
                candidates,
                [.. Enumerable.Range(0, houses).Select(_ => Random.NextInt64(0, 3 * typical))],
                [.. Enumerable.Range(0, houses).Select(_ => Random.NextInt64(0, typical))],
                someMust ? [.. candidates.Select(could => could && Random.Next(3) == 0)] : null
            );
            Bundles = new Bundles(_trenches, Reckoning, Root);
            var solver = new TrenchSolver(_trenches, candidates, new bool[_trenches.Graph.EdgeCount], Root);
            Everybody = Bundles.Of(solver.Solve(Options, null, CancellationToken.None).Edges);
            for (int set = 0; set < least.Length; set++)
            {
                bool[] joined = [.. Enumerable.Range(0, houses).Select(p => (set >> p & 1) == 1)];
                if (joined.Where((yes, p) => yes && !candidates[p]).Any() || least[set] is not { } cost)
                    continue;
                Choices.Add(new Option(joined, cost, cost + Reckoning.OwnOf(joined), Reckoning.ValueOf(joined)));
            }
        }

        public string Name { get; }
        public Random Random { get; }
        public Reckoning Reckoning { get; }
        public Bundles Bundles { get; }
        public Bundle Everybody { get; }
        public List<Option> Choices { get; } = [];

        /// <summary>The choices that join all who must be.</summary>
        public IEnumerable<Option> WithMust =>
            Choices.Where(choice => !Reckoning.MustJoin.Where((must, p) => must && !choice.Joined[p]).Any());
        public SteinerOptions Options { get; } = new() { Effort = 8, Time = new FakeTimeProvider() };

        public PrizeTrenches Problem() => new(_trenches, Reckoning.Candidates, Root, Reckoning.MustJoin);

        public ChoiceSearch Search() =>
            new(Problem(), Reckoning, Bundles, new Pace(Options, 0), CancellationToken.None);

        public Option? Choice(bool[] joined) => Choices.Find(choice => choice.Joined.SequenceEqual(joined));

        /// <summary>Trenches and own costs, less worth, of a bundle.</summary>
        public double Net(Bundle bundle) => Reckoning.ValueOf(bundle.Joined) - bundle.Money;

        /// <summary>Trenches and the net worth of who would pay and is left out.</summary>
        public double WorthLost(Option choice) =>
            choice.Trenches
            + Enumerable.Range(0, choice.Joined.Length).Sum(p => choice.Joined[p] ? 0.0 : Math.Max(0, Reckoning.Net(p)))
            - Enumerable
                .Range(0, choice.Joined.Length)
                .Sum(p => choice.Joined[p] ? Math.Min(0, Reckoning.Net(p)) : 0.0);

        /// <summary>
        /// As above, but what those must be joined bring or take is the same in every choice and does not count.
        /// </summary>
        public double NetLeftOut(Option choice) =>
            WorthLost(choice)
            + Enumerable
                .Range(0, choice.Joined.Length)
                .Sum(p => Reckoning.MustJoin[p] ? Math.Min(0.0, Reckoning.Net(p)) : 0.0);

        /// <summary>Every part of a bundle's tree that hangs on the root.</summary>
        public IEnumerable<Bundle> PartsOf(Bundle bundle)
        {
            var houses = Enumerable.Range(0, bundle.Joined.Length).Where(p => bundle.Joined[p]).ToList();
            for (int set = 0; set < 1 << houses.Count; set++)
            {
                var tree = Bundles.Tree(bundle);
                tree.Choose(p => (set >> houses.IndexOf(p) & 1) == 1 ? 1e15 : -1e15);
                yield return Bundles.Of(tree.KeptEdges());
            }
        }

        /// <summary>A tree on the root whose ends are just the joined candidates, with their own drop each, rightly reckoned.</summary>
        public void ShouldJoin(Bundle bundle)
        {
            var graph = _trenches.Graph;
            var choice = Choice(bundle.Joined);
            choice.ShouldNotBeNull(Name);
            int[] ends = [.. bundle.Edges.SelectMany(e => new[] { graph.Tail[e], graph.Head[e] })];
            int[] nodes = [.. ends.Append(Root).Distinct()];
            nodes.Length.ShouldBe(bundle.Edges.Length + 1, Name);
            var sets = new UnionFind(graph.NodeCount);
            bundle.Edges.ShouldAllBe(e => sets.Union(graph.Tail[e], graph.Head[e]), Name);
            foreach (var node in ends.CountBy(v => v).Where(node => _trenches.PremisesOfNode[node.Key] >= 0))
                node.Value.ShouldBe(1, Name);
            bundle.Value.ShouldBe(choice.Value, Name);
            bundle.Money.ShouldBe(bundle.Edges.Sum(e => graph.Cost[e]) + Reckoning.OwnOf(bundle.Joined), Name);
            bundle.Money.ShouldBeGreaterThanOrEqualTo(choice.Money, Name);
        }
    }
}
