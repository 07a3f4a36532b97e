namespace Byfiber.Core.Offers;

/// <summary>Which of the missing, by the latest contact with them: each calls for something else.</summary>
public enum MissingFilter
{
    All,

    /// <summary>Nothing was tried yet.</summary>
    Never,

    /// <summary>Something is on its way to them.</summary>
    Sent,

    /// <summary>A call or a knock that nobody answered.</summary>
    NoAnswer,

    /// <summary>It came back: the address, or who lives there, must be looked up.</summary>
    Returned,
}
