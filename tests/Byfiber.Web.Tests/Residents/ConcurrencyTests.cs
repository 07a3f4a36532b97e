using System.Net;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Residents;

/// <summary>Residents who press twice, and many who answer and sign at once: nothing is lost, doubled or half made.</summary>
public sealed class ConcurrencyTests
{
    private const string Thanks = "/household/contract?signed=true";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task An_answer_that_is_sent_again_and_again_is_one(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 2);
        using var resident = street.Visit(street.Homes[0]);
        await resident.OpenAsync();
        var form = resident.AnswerForm();

        HttpResponseMessage[] answers =
        [
            await resident.SendAsync("/household", form),
            await resident.SendAsync("/household", form),
            .. await AtOnceAsync(20, () => resident.SendAsync("/household", form)),
        ];

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Redirect);
        await using var db = street.Open();
        (await db.Answers.CountAsync(Cancel)).ShouldBe(1);
        (await db.Contacts.CountAsync(Cancel)).ShouldBe(1);
        (await db.Journal.CountAsync(e => e.Verb == "RecordAnswer", Cancel)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_first_answer_sent_twenty_times_at_once_is_one(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 2);
        using var resident = street.Visit(street.Homes[0]);
        await resident.OpenAsync();
        var form = resident.AnswerForm();

        var answers = await AtOnceAsync(20, () => resident.SendAsync("/household", form));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Redirect);
        await using var db = street.Open();
        (await db.Answers.CountAsync(Cancel)).ShouldBe(1);
        (await db.Journal.CountAsync(e => e.Verb == "RecordAnswer", Cancel)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_signature_that_is_sent_twice_is_one_contract(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 2);
        using var resident = street.Visit(street.Homes[0]);
        var form = await ReadyAsync(resident);

        var first = await resident.SendSignatureAsync(form);
        var second = await resident.SendSignatureAsync(form);

        first.Headers.Location?.OriginalString.ShouldBe(Thanks);
        second.Headers.Location?.OriginalString.ShouldBe(Thanks);
        (await street.FaultsAsync(await resident.ReceiptAsync())).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_signature_that_is_sent_twenty_times_at_once_is_one_contract(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 2);
        using var resident = street.Visit(street.Homes[0]);
        var form = await ReadyAsync(resident);

        var answers = await AtOnceAsync(20, () => resident.SendSignatureAsync(form));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Redirect || a.StatusCode == HttpStatusCode.OK);
        answers.ShouldContain(a => a.Headers.Location != null && a.Headers.Location.OriginalString == Thanks);
        (await street.FaultsAsync(await resident.ReceiptAsync())).ShouldBeEmpty();
        await using var db = street.Open();
        (await db.Contracts.CountAsync(Cancel)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Two_of_a_household_who_sign_at_once_make_one_contract(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 2);
        using var one = street.Visit(street.Homes[0]);
        using var other = street.Visit(street.Homes[0] with { Number = 77, Email = "other@byfiber.example" });
        var forms = new[] { await ReadyAsync(one), await ReadyAsync(other) };

        await Task.WhenAll(one.SendSignatureAsync(forms[0]), other.SendSignatureAsync(forms[1]));

        var receipts = new[] { await one.ReceiptAsync(), await other.ReceiptAsync() };
        (await street.FaultsAsync(receipts)).ShouldBeEmpty();
        await using var db = street.Open();
        (await db.Contracts.CountAsync(Cancel)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_hundred_residents_at_once_lose_nothing(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 100);

        var receipts = await Task.WhenAll(
            street.Homes.Select(home =>
                Task.Run(
                    async () =>
                    {
                        using var resident = street.Visit(home);
                        return await resident.RunAsync();
                    },
                    Cancel
                )
            )
        );

        (await street.FaultsAsync(receipts)).ShouldBeEmpty();
        receipts.Select(r => r.Number).Distinct().Count().ShouldBe(100);
        await using var db = street.Open();
        (await db.Contracts.CountAsync(Cancel)).ShouldBe(100);
        (await db.Answers.CountAsync(Cancel)).ShouldBe(100);
    }

    [Fact]
    public async Task Nobody_is_thanked_for_a_signature_that_is_not_there()
    {
        await using var street = await OfferedStreet.NewAsync(TestDatabases.Sqlite, 2);
        using var resident = street.Visit(street.Homes[0]);
        await resident.OpenAsync();

        // As after an hour: the form that was being filled in is gone, and with it what would be signed.
        await resident.SendSignatureAsync(new(StringComparer.Ordinal) { ["document"] = "ab", ["code"] = "123456" });

        await Should.ThrowAsync<UnexpectedPageException>(resident.ReceiptAsync);
        resident.Page.ShouldNotContain("underskrift är sparad");
    }

    private static async Task<Dictionary<string, string>> ReadyAsync(Resident resident)
    {
        await resident.OpenAsync();
        await resident.AnswerAsync();
        await resident.ChooseAsync();
        await resident.AskForCodeAsync();
        return await resident.SignFormAsync();
    }

    private static Task<T[]> AtOnceAsync<T>(int times, Func<Task<T>> work) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(work, Cancel)));
}
