using Byfiber.Core.Offers;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>The choice of an area above a campaign's list.</summary>
/// <param name="View">The campaign.</param>
/// <param name="Area">The chosen area; null for all.</param>
public sealed record AreaFilter(CampaignView View, long? Area)
{
    /// <summary>The choice by the latest contact; null where the list has none.</summary>
    public MissingFilter? Latest { get; init; }
}
