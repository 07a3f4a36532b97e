using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Places;

/// <summary>Fills in the sort text of premises that were imported before there was one: SQL cannot make it.</summary>
internal static class SortTexts
{
    private const int RowsAtOnce = 5_000;

    public static async Task FillAsync(ByfiberDb db, CancellationToken cancel)
    {
        long last = 0;
        while (true)
        {
            var some = await db
                .Premises.Where(p => p.SortText == "" && p.Id > last)
                .OrderBy(p => p.Id)
                .Take(RowsAtOnce)
                .ToListAsync(cancel);
            if (some.Count == 0)
            {
                return;
            }
            foreach (var premises in some)
            {
                premises.SortText = SortText.Of(premises.Address, premises.Locality);
            }
            last = some[^1].Id;
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
