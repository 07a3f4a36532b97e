namespace Byfiber.Planning.Costs;

/// <summary>Adds up quantities per area and item, and prices them once, when all are in.</summary>
internal sealed class Bill(CostBook costs)
{
    private readonly SortedDictionary<(int Area, string Item), long> _quantities = new(
        Comparer<(int Area, string Item)>.Create(
            (a, b) => a.Area != b.Area ? a.Area.CompareTo(b.Area) : string.CompareOrdinal(a.Item, b.Item)
        )
    );

    /// <param name="area">Index of the area, from 0.</param>
    /// <param name="item">The cost book's item.</param>
    /// <param name="lengthMm">Millimetres.</param>
    public void AddMm(int area, string item, long lengthMm) => Add(area, item, lengthMm);

    public void AddPieces(int area, string item, long pieces) => Add(area, item, pieces * 1000);

    private void Add(int area, string item, long thousandths)
    {
        if (thousandths != 0)
            _quantities[(area, item)] = _quantities.GetValueOrDefault((area, item)) + thousandths;
    }

    public List<BillLine> Lines() =>
        [
            .. _quantities.Select(pair =>
            {
                var (area, item) = pair.Key;
                long ore = costs.Ore(item);
                return new BillLine(
                    area + 1,
                    item,
                    costs.Prices[item].Unit,
                    pair.Value,
                    ore,
                    (checked(ore * pair.Value) + 500) / 1000
                );
            }),
        ];
}
