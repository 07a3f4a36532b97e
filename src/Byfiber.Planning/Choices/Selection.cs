using Byfiber.Planning.Network;

namespace Byfiber.Planning.Choices;

/// <summary>
/// Which premises a plan is to join, by which trenches, and where its hand-over point stands.
/// </summary>
/// <param name="Everybody">The plan that would join everybody: its reasons for those whom it cannot join hold here too.</param>
/// <param name="Root">The hand-over point's node in the trench graph.</param>
/// <param name="Chosen">Per premises.</param>
/// <param name="Edges">Trenches that join the chosen ones and the root, and nobody else.</param>
/// <param name="BoundMilliOre">No trenches that join these premises cost less, thousandths of an öre.</param>
/// <param name="CutShort">The search for them was cut short.</param>
internal sealed record Selection(
    NetworkPlan Everybody,
    int Root,
    bool[] Chosen,
    int[] Edges,
    long BoundMilliOre,
    bool CutShort
)
{
    /// <summary>Wants nobody but the chosen ones; whom the plan for everybody cannot join, this one cannot for the same reason.</summary>
    public void Keep(bool[] wanted, PremisesStatus[] status, string?[] reason)
    {
        for (int p = 0; p < wanted.Length; p++)
        {
            if (Everybody.Status[p] != PremisesStatus.Planned)
                (status[p], reason[p]) = (Everybody.Status[p], Everybody.Reason[p]);
            else if (!Chosen[p])
                status[p] = PremisesStatus.NotChosen;
            wanted[p] &= Chosen[p];
        }
    }
}
