using Microsoft.EntityFrameworkCore.Storage;

namespace Byfiber.Core.Storage.Dialects;

/// <summary>What the two databases do differently. Everything else is the same LINQ.</summary>
internal interface IDialect
{
    /// <summary>Inserts many rows at the database's own speed, past the change tracker, within the open transaction.</summary>
    Task InsertAsync<T>(ByfiberDb db, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class;

    /// <summary>The rows whose box touches the given one, found by the spatial index; of one revision for parts of a plan.</summary>
    IQueryable<T> InBox<T>(ByfiberDb db, Box box, long? revisionId = null)
        where T : class;

    /// <summary>A transaction for reading only: all that is read in it is of one moment, and it keeps nobody from writing.</summary>
    Task<IDbContextTransaction> SnapshotAsync(ByfiberDb db, CancellationToken cancel);

    /// <summary>
    /// Makes the database when it is missing, and keeps other programs from migrating it until the result is disposed of, or the
    /// program dies.
    /// </summary>
    Task<IAsyncDisposable> AloneAsync(ByfiberDb db, CancellationToken cancel);

    /// <summary>Holds the lock until the transaction ends, so that only one at a time does such work.</summary>
    Task LockAsync(ByfiberDb db, StorageLock what, CancellationToken cancel);

    /// <summary>
    /// As <see cref="LockAsync"/>, for the part of the work that the key names: others may do other parts at the same time, and nobody
    /// the whole.
    /// </summary>
    Task LockPartAsync(ByfiberDb db, StorageLock what, string key, CancellationToken cancel);

    /// <summary>Takes the lock and runs the statement under it in one round trip, for locks that all others wait for.</summary>
    Task ExecuteLockedAsync(ByfiberDb db, StorageLock what, FormattableString sql, CancellationToken cancel);
}

/// <summary>Work that only one transaction at a time may do. The numbers are the keys of PostgreSQL's advisory locks.</summary>
internal enum StorageLock
{
    /// <summary>Appending: entries commit in the order of their ids.</summary>
    Journal = 730_001,

    /// <summary>Importing a map, or editing areas.</summary>
    Places = 730_002,

    /// <summary>Taking a plan run, numbering a revision.</summary>
    PlanRuns = 730_003,

    /// <summary>Queueing messages: the same one twice is found. A part is one message, or one person's codes.</summary>
    Messages = 730_005,

    /// <summary>Taking messages to send.</summary>
    MessagesDue = 730_007,

    /// <summary>Writing the register of personal data, and erasing by it.</summary>
    PersonalData = 730_006,

    /// <summary>Saying thresholds, decisions and scenarios: the same form twice is found.</summary>
    Areas = 730_016,

    /// <summary>Making and updating the tables; held by the session, not by a transaction.</summary>
    Migration = 730_004,

    /// <summary>What staff do to many offers at once: campaigns, prices, codes, mailings, returns.</summary>
    Offers = 730_010,

    /// <summary>Changing who may what, so that one administrator is always left.</summary>
    Accounts = 730_020,
}
