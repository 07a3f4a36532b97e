namespace Byfiber.Planning.Choices;

/// <summary>What a choice adds to the plan of the network that it led to; arrays are per premises, öre.</summary>
/// <param name="Choice">Null in a plan for everybody.</param>
/// <param name="WorthOre">If it orders.</param>
/// <param name="OwnOre">Own cost as reckoned; null in a plan for everybody.</param>
/// <param name="JoinOre">Of one not chosen: what joining it takes.</param>
internal sealed record Chosen(PlanChoice? Choice, long[] WorthOre, long[]? OwnOre, long?[]? JoinOre);
