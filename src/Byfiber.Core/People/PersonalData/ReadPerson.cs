using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// The way to a person's contact data: gives them out and writes who read whom, when and why, in one transaction. A list
/// of people leaves a row for each of them.
/// </summary>
public sealed class ReadPerson(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IPersonalNumberVault vault)
{
    /// <param name="personId">Whom.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="why">The page or the verb that it is read for.</param>
    /// <param name="cancel">Leaves no row.</param>
    /// <exception cref="RefusedException">There is no such person.</exception>
    public async Task<PersonContact> RunAsync(
        long personId,
        string actor,
        string why,
        CancellationToken cancel = default
    ) =>
        (await ManyAsync([personId], actor, why, cancel)).SingleOrDefault()
        ?? throw RefusedException.Missing("person", personId);

    /// <summary>Many at once, in the order of their ids; ids of nobody are passed over.</summary>
    public async Task<IReadOnlyList<PersonContact>> ManyAsync(
        IReadOnlyCollection<long> personIds,
        string actor,
        string why,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(() => db.ReadPersonsAsync(personIds, time, actor, why, cancel), cancel);
    }

    /// <summary>The personal number, twelve digits; null where none is kept.</summary>
    /// <exception cref="RefusedException">There is no such person, or the keys are missing.</exception>
    public async Task<string?> PersonalNumberAsync(
        long personId,
        string actor,
        string why,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var person =
                    await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel)
                    ?? throw RefusedException.Missing("person", personId);
                await db.ReadPersonsAsync([personId], time, actor, $"{why} (personal number)", cancel);
                return person.PersonalNumberCipher is { } cipher ? vault.Open(cipher) : null;
            },
            cancel
        );
    }
}

/// <summary>A person's contact data, given out. A class and no record: it must not print itself into a log.</summary>
public sealed class PersonContact
{
    public required long Id { get; init; }
    public required PersonKind Kind { get; init; }
    public required string Name { get; init; }
    public required string? Email { get; init; }
    public required string? Phone { get; init; }
    public required string? OrganisationNumber { get; init; }
    public required string Language { get; init; }

    /// <summary>True where a personal number is kept; the number itself is asked for by its own verb.</summary>
    public required bool HasPersonalNumber { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime? ErasedAt { get; init; }

    internal static PersonContact Of(Person p) =>
        new()
        {
            Id = p.Id,
            Kind = p.Kind,
            Name = p.Name,
            Email = p.Email,
            Phone = p.Phone,
            OrganisationNumber = p.OrganisationNumber,
            Language = p.Language,
            HasPersonalNumber = p.PersonalNumberCipher is not null,
            CreatedAt = p.CreatedAt,
            ErasedAt = p.ErasedAt,
        };
}
