namespace Byfiber.Core.People;

/// <summary>What a person is to the programme; pages and endpoints say which of these may open them.</summary>
public enum Role
{
    /// <summary>Looks after accounts and settings.</summary>
    Administrator,

    /// <summary>The municipality's: areas, campaign, decisions, adopts a plan.</summary>
    Coordinator,

    /// <summary>The operator's: maps in, plans out.</summary>
    Planner,

    /// <summary>The operator's: offers, contacts, contracts.</summary>
    Sales,

    /// <summary>Builds and connects.</summary>
    Crew,

    /// <summary>Sells services over the network; sees no costs of it.</summary>
    Provider,

    /// <summary>Leads study circles; sees no costs of the network.</summary>
    CircleLeader,

    /// <summary>Reads all that staff may read, and changes nothing; goes with no other role.</summary>
    Auditor,

    /// <summary>A household's; signs in another way than accounts do and sees only its own premises.</summary>
    Resident,
}
