namespace Byfiber.Browser;

/// <summary>The lookout sees what it is there to see: each kind of fault on a page made for it is caught.</summary>
public class LookoutTests(Chromium chromium, Demo demo)
{
    [Fact]
    public async Task A_page_that_shuts_people_out_is_caught()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Page.SetContentAsync(
            "<html><body><img src='data:,'><p style='color:#ccc;background:#fff'>Pale</p></body></html>"
        );
        var breaches = await visit.Breaches();
        breaches.ShouldContain(x => x.StartsWith("image-alt", StringComparison.Ordinal));
        breaches.ShouldContain(x => x.StartsWith("color-contrast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_too_wide_is_caught()
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360));
        await visit.Page.SetContentAsync("<div style='width:500px'>Wide</div>");
        (await Assert.ThrowsAnyAsync<Exception>(visit.ShouldFit)).Message.ShouldContain("Wide");
    }

    [Fact]
    public async Task A_script_that_the_policy_forbids_is_caught()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Open("/about");
        await visit.Page.EvaluateAsync(
            "document.body.insertAdjacentHTML('beforeend', '<p onclick=\"alert(1)\" style=\"color:red\">x</p>')"
        );
        await visit.Until(() => Task.FromResult(visit.Complaints.Count > 0), "the policy's breach is heard");
    }

    [Fact]
    public async Task A_request_to_another_machine_is_caught()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Open("/about");
        // Another address of this machine stands for another machine; nothing listens there.
        await visit.Page.EvaluateAsync(
            "document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.2:9/x.png' }))"
        );
        await visit.Until(
            () => Task.FromResult(visit.Complaints.Any(x => x.Contains("127.0.0.2", StringComparison.Ordinal))),
            "the request is heard"
        );
    }

    [Fact]
    public async Task An_exception_in_a_script_is_caught()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Open("/about");
        await visit.Page.EvaluateAsync("setTimeout(() => { throw new Error('made up'); })");
        await visit.Until(
            () => Task.FromResult(visit.Complaints.Any(x => x.Contains("made up", StringComparison.Ordinal))),
            "the exception is heard"
        );
    }
}
