using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>A hindrance with its last word.</summary>
public sealed record HindranceView
{
    public required long Id { get; init; }
    public required HindranceKind Kind { get; init; }
    public long? AreaId { get; init; }
    public long? ContractId { get; init; }
    public required DateOnly Since { get; init; }
    public required string Owner { get; init; }
    public string Evidence { get; init; } = "";
    public long? AttachmentId { get; init; }
    public required string TextSv { get; init; }
    public string TextEn { get; init; } = "";

    /// <summary>Null when nobody knows, which is said as well.</summary>
    public DateOnly? ExpectedUntil { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>When the last word was given.</summary>
    public DateTime At { get; init; }

    internal static IQueryable<HindranceView> In(ByfiberDb db) =>
        from h in db.Hindrances.AsNoTracking()
        join w in db.HindranceWords.AsNoTracking() on h.Id equals w.HindranceId
        where w.Id == db.HindranceWords.Where(x => x.HindranceId == h.Id).Max(x => x.Id)
        select new HindranceView
        {
            Id = h.Id,
            Kind = h.Kind,
            AreaId = h.AreaId,
            ContractId = h.ContractId,
            Since = h.Since,
            Owner = h.Owner,
            Evidence = h.Evidence,
            AttachmentId = h.AttachmentId,
            TextSv = w.TextSv,
            TextEn = w.TextEn,
            ExpectedUntil = w.ExpectedUntil,
            EndedOn = w.EndedOn,
            At = w.At,
        };
}
