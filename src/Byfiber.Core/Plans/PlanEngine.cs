using Byfiber.Planning;

namespace Byfiber.Core.Plans;

/// <summary>What makes a plan of a request: <see cref="Planner.Plan"/>, or a test's stand-in.</summary>
public delegate Plan PlanEngine(PlanRequest request, IProgress<PlanProgress>? progress, CancellationToken cancel);
