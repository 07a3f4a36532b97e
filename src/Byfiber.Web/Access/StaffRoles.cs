using Byfiber.Core.People;

namespace Byfiber.Web.Access;

/// <summary>Groups of roles that several endpoints name. Pages name their roles themselves, since an attribute must.</summary>
public static class StaffRoles
{
    /// <summary>Those who work with the network and may know what it costs.</summary>
    public static Role[] OfTheNetwork { get; } =
    [Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew];

    /// <summary>Those who take maps in and order plans.</summary>
    public static Role[] WhoPlan { get; } = [Role.Planner];

    /// <summary>Those who draw areas, put them in order and say which plan is built.</summary>
    public static Role[] WhoDecide { get; } = [Role.Coordinator, Role.Planner];
}
