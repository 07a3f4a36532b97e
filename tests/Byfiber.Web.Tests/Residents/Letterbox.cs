using System.Text.RegularExpressions;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Byfiber.Web.Tests.Residents;

/// <summary>Where a resident reads the one-time code that was sent to their mail address.</summary>
internal static partial class Letterbox
{
    /// <summary>In the database's outbox, where messages wait while nothing sends them.</summary>
    public static Func<string, CancellationToken, Task<string>> In(Database database) =>
        async (address, cancel) =>
        {
            await using var db = database.CreateDbContext();
            var text = await db
                .Messages.Where(m => m.Address == address)
                .OrderByDescending(m => m.Id)
                .Join(db.MessagesDue, m => m.Id, d => d.MessageId, (_, d) => d.SecretText)
                .FirstAsync(cancel);
            return Code().Match(text!).Value;
        };

    /// <summary>In the folder where a program without a mail server puts its mail; waits for it.</summary>
    public static Func<string, CancellationToken, Task<string>> In(string folder) =>
        async (address, cancel) =>
        {
            while (true)
            {
                if (Newest(folder, address) is { } text)
                {
                    return Code().Match(text).Value;
                }
                await Task.Delay(100, cancel);
            }
        };

    private static string? Newest(string folder, string address) =>
        !Directory.Exists(folder)
            ? null
            : Directory
                .GetFiles(folder, "*.eml")
                .OrderByDescending(File.GetLastWriteTimeUtc)
                .Select(file => MimeMessage.Load(file))
                .FirstOrDefault(mail => mail.To.Mailboxes.Any(to => to.Address == address))
                ?.TextBody;

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
