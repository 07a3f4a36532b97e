using System.Text.Json;
using Byfiber.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// How accounts lie in tables. Identity's own mapping is made for its own context; this one is ours, with our names and with
/// times that both databases can order.
/// </summary>
internal static class AccountsModel
{
    private const int StampLength = 64;
    private const int KeyLength = 128;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Account>(Account);
        model.Entity<AccountRole>(b =>
        {
            b.ToTable("account_role");
            b.HasIndex(x => x.AccountId);
            OfAccount(b, x => x.AccountId);
        });
        model.Entity<AccountClosure>(b =>
        {
            b.ToTable("account_closure");
            OfAccount(b, x => x.AccountId);
        });
        model.Entity<AccountLink>(b =>
        {
            b.ToTable("account_link");
            b.HasIndex(x => x.SecretHash).IsUnique();
            OfAccount(b, x => x.AccountId);
        });
        Identity(model);
    }

    private static void Account(EntityTypeBuilder<Account> b)
    {
        b.ToTable("account");
        b.Property(x => x.DisplayName).HasMaxLength(Accounts.Account.LongestName);
        b.Property(x => x.UserName).HasMaxLength(Accounts.Account.LongestEmail).IsRequired();
        b.Property(x => x.NormalizedUserName).HasMaxLength(Accounts.Account.LongestEmail).IsRequired();
        b.Property(x => x.Email).HasMaxLength(Accounts.Account.LongestEmail).IsRequired();
        b.Property(x => x.NormalizedEmail).HasMaxLength(Accounts.Account.LongestEmail).IsRequired();
        b.Property(x => x.SecurityStamp).HasMaxLength(StampLength).IsRequired();
        b.Property(x => x.ConcurrencyStamp).HasMaxLength(StampLength).IsConcurrencyToken();
        b.Property(x => x.LockoutEnd)
            .HasConversion(
                until => until!.Value.UtcDateTime,
                stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
            );
        b.HasIndex(x => x.NormalizedUserName).IsUnique();
        b.HasIndex(x => x.NormalizedEmail).IsUnique();
    }

    private static void Identity(ModelBuilder model)
    {
        model.Entity<IdentityUserClaim<long>>(b =>
        {
            b.ToTable("account_claim");
            OfAccount(b, x => x.UserId);
        });
        model.Entity<IdentityUserLogin<long>>(b =>
        {
            b.ToTable("account_login");
            b.HasKey(x => new { x.LoginProvider, x.ProviderKey });
            b.Property(x => x.LoginProvider).HasMaxLength(KeyLength);
            b.Property(x => x.ProviderKey).HasMaxLength(KeyLength);
            OfAccount(b, x => x.UserId);
        });
        model.Entity<IdentityUserToken<long>>(b =>
        {
            b.ToTable("account_token");
            b.HasKey(x => new
            {
                x.UserId,
                x.LoginProvider,
                x.Name,
            });
            b.Property(x => x.LoginProvider).HasMaxLength(KeyLength);
            b.Property(x => x.Name).HasMaxLength(KeyLength);
            OfAccount(b, x => x.UserId);
        });
        model.Entity<IdentityUserPasskey<long>>(b =>
        {
            b.ToTable("account_passkey");
            b.HasKey(x => x.CredentialId);
            b.Property(x => x.CredentialId).HasMaxLength(1024);
            // One text: nothing is asked of the database about its parts.
            b.Property(x => x.Data)
                .HasConversion(
                    data => JsonSerializer.Serialize(data, Json.Options),
                    text => JsonSerializer.Deserialize<IdentityPasskeyData>(text, Json.Options)!,
                    new ValueComparer<IdentityPasskeyData>(
                        (one, other) =>
                            JsonSerializer.Serialize(one, Json.Options)
                            == JsonSerializer.Serialize(other, Json.Options),
                        data => JsonSerializer.Serialize(data, Json.Options).GetHashCode(StringComparison.Ordinal),
                        data =>
                            JsonSerializer.Deserialize<IdentityPasskeyData>(
                                JsonSerializer.Serialize(data, Json.Options),
                                Json.Options
                            )!
                    )
                );
            OfAccount(b, x => x.UserId);
        });
    }

    /// <summary>An account is closed, never deleted, so nothing is deleted with it.</summary>
    private static void OfAccount<T>(
        EntityTypeBuilder<T> b,
        System.Linq.Expressions.Expression<Func<T, object?>> account
    )
        where T : class => b.HasOne<Account>().WithMany().HasForeignKey(account).OnDelete(DeleteBehavior.Restrict);
}
