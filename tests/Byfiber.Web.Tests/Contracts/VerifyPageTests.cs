using System.Net;
using Byfiber.Core.Contracts;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Byfiber.Web.Tests.Residents;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Contracts;

/// <summary>Whoever holds a copy learns whether it is genuine, and nothing else.</summary>
public class VerifyPageTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    [Theory, OnBoth]
    public async Task A_known_sum_or_file_is_genuine_and_tells_no_name(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var (contract, copy) = await CopyAsync(hamlet);
        using var stranger = hamlet.Stranger();

        var bySum = Html.Text(await stranger.Page("/verify?sha256=" + copy.Sha256));
        var upper = Html.Text(await stranger.Page($"/verify?sha256=%20{copy.Sha256.ToUpperInvariant()}%20"));
        var byFile = Html.Text(await SendAsync(stranger, copy.Content));

        foreach (var text in new[] { bySum, upper, byFile })
        {
            text.ShouldContain("Ja, det är äkta.");
            text.ShouldContain(contract.Number);
            text.ShouldNotContain("Åsa Öberg");
        }
    }

    [Theory, OnBoth]
    public async Task One_changed_byte_or_a_sum_of_nothing_is_not_known(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var (_, copy) = await CopyAsync(hamlet);
        using var stranger = hamlet.Stranger();
        var changed = copy.Content.ToArray();
        changed[^10] ^= 1;

        Html.Text(await SendAsync(stranger, changed)).ShouldContain("Vi känner inte igen det.");
        Html.Text(await stranger.Page("/verify?sha256=" + new string('0', 64)))
            .ShouldContain("Vi känner inte igen det.");
        var script = await stranger.Page("/verify?sha256=" + Uri.EscapeDataString(Desk.Script));
        script.ShouldNotContain(Desk.Script);
        (await stranger.Page("/verify?sha256=" + new string('a', 2_000))).ShouldNotContain("äkta.</strong>");
    }

    [Theory, OnBoth]
    public async Task What_cannot_be_a_copy_is_said_to_be_so_in_both_languages(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var stranger = hamlet.Stranger();
        Html.Text(await SendAsync(stranger, "hej"u8.ToArray())).ShouldContain("Filen är ingen PDF.");
        Html.Text(await SendAsync(stranger, [])).ShouldContain("Välj först avtalet som PDF.");
        var large = Html.Text(await SendAsync(stranger, new byte[10 * 1024 * 1024 + 1]));
        large.ShouldContain("Filen är större än 10 MB.");
        await stranger.Page("/verify?culture=en");
        Html.Text(await SendAsync(stranger, "hej"u8.ToArray())).ShouldContain("The file is not a PDF.");
    }

    private static async Task<(Contract, ContractDocument)> CopyAsync(OfferedHamlet hamlet)
    {
        var contract = await Desk.SignedAsync(hamlet);
        await using var db = hamlet.Database();
        return (contract, await db.ContractDocuments.AsNoTracking().SingleAsync(d => d.ContractId == contract.Id));
    }

    private static async Task<string> SendAsync(HttpClient visitor, byte[] content)
    {
        var answer = await visitor.SendFileAsync("/verify", "/verify", "file", ("avtal.pdf", content));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Body();
    }
}
