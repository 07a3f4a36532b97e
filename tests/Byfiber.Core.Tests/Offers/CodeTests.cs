using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

public class CodeTests
{
    private static readonly CodeKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void A_code_has_twelve_characters_that_nobody_mistakes()
    {
        var codes = Enumerable.Range(1, 5000).Select(i => Key.CodeOf(i, 1)).ToList();

        codes.ShouldAllBe(c => c.Length == 12 && c.All("0123456789ABCDEFGHJKMNPQRSTVWXYZ".Contains));
        codes.Distinct().Count().ShouldBe(5000);
        // Every place takes every letter: 60 bits, not fewer.
        Enumerable.Range(0, 12).ShouldAllBe(i => codes.Select(c => c[i]).Distinct().Count() == 32);
        Key.CodeOf(7, 2).ShouldNotBe(Key.CodeOf(7, 1));
        new CodeKey(CodeKey.NewBytes()).CodeOf(7, 1).ShouldNotBe(Key.CodeOf(7, 1));
        Key.HashOf(codes[0]).Length.ShouldBe(64);
        Key.HashOf(codes[0]).ShouldNotContain(codes[0], Case.Insensitive);
        Should.Throw<RefusedException>(() => new CodeKey(new byte[31]));
    }

    [Theory]
    [InlineData("4F7K-9QXM-2BH1")]
    [InlineData(" 4f7k 9qxm 2bhl ")]
    [InlineData("4F7K–9QXM–2BHi")]
    [InlineData("4F7K9QXM2BHI")]
    [InlineData("4f7k.9qxm_2bhL")]
    public void A_code_is_read_as_people_type_it(string typed) => CodeKey.Normalised(typed).ShouldBe("4F7K9QXM2BH1");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4F7K-9QXM-2BH")]
    [InlineData("4F7K-9QXM-2BH12")]
    [InlineData("4F7K-9QXM-2BHU")]
    [InlineData("4F7K-9QXM-2BHÅ")]
    [InlineData("' OR 1=1 --12")]
    public void What_cannot_be_a_code_is_none(string? typed) => CodeKey.Normalised(typed).ShouldBeNull();

    [Fact]
    public void O_is_nought() => CodeKey.Normalised("oOOO-0000-0000").ShouldBe("000000000000");

    [Theory, OnBoth]
    public async Task A_code_opens_its_offer_until_it_is_replaced_or_has_run_out(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        var issue = new IssueCodes(v.Data, v.Time, v.Key);
        (await issue.RunAsync(campaign, "Anna")).ShouldBe(10);
        (await issue.RunAsync(campaign, "Anna")).ShouldBe(0);
        long offer = await v.OfferAsync(3);
        string code = v.Key.CodeOf(offer, 1);

        (await v.Find.RunAsync(CodeKey.Printed(code).ToLowerInvariant())).ShouldSatisfyAllConditions(
            f => (f.OfferId, f.CampaignId, f.Round).ShouldBe((offer, campaign, 1)),
            f => f.ExpiresAt.ShouldBeGreaterThan(v.Time.GetUtcNow().UtcDateTime.AddMonths(7))
        );
        var replace = new ReplaceCode(v.Data, v.Time, v.Key);
        string next = await replace.RunAsync(offer, 1, "Anna");
        (await replace.RunAsync(offer, 1, "Anna")).ShouldBe(next);
        (await v.Find.RunAsync(next)).Round.ShouldBe(2);

        (await Refused(code)).Reason.ShouldBe(OfferRefusal.CodeRevoked);
        (await Refused("0000-0000-0000")).Reason.ShouldBe(OfferRefusal.CodeUnknown);
        (await Refused("0000")).Reason.ShouldBe(OfferRefusal.CodeMistyped);
        (await Village.RefusedAsync(() => replace.RunAsync(offer, 5, "Anna"))).Message.ShouldContain("no code 5");
        (await Village.RefusedAsync(() => replace.RunAsync(99, 1, "Anna"))).Reason.ShouldBe(OfferRefusal.OfferMissing);
        v.Time.Advance(TimeSpan.FromDays(300));
        var late = await Refused(next);
        (late.Reason, late.Named.Count).ShouldBe((OfferRefusal.CodeExpired, 1));
        late.Message.ShouldContain(late.Named[0]);

        // Nobody who has the database has a code.
        await using var db = v.Db.Open();
        var kept = await db.OfferCodes.ToListAsync();
        kept.ShouldAllBe(c => c.Hash.Length == 64);
        (await db.Journal.AnyAsync(e => e.DataJson.Contains(code) || e.DataJson.Contains(next))).ShouldBeFalse();

        Task<RefusedException> Refused(string typed) => Village.RefusedAsync(() => v.Find.RunAsync(typed));
    }
}
