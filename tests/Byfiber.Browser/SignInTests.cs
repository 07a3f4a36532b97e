namespace Byfiber.Browser;

/// <summary>Signing in with the keyboard alone, and with a passkey of an authenticator that the browser makes up.</summary>
public class SignInTests(Chromium chromium, Demo demo)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_signs_in_by_keyboard_and_out_again(bool script)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360, Script: script, Role: null));
        await visit.Open("/sign-in");
        await visit.Page.FocusAsync("#email");
        await visit.Page.Keyboard.TypeAsync("sales@byfiber.example");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync(demo.Password);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(demo.Address + "/");
        (await visit.Page.ContentAsync()).ShouldContain("Sara Holm");
        await visit.Open("/sign-out");
        await visit.Page.Locator("main form button").ClickAsync();
        await visit.Page.WaitForURLAsync(demo.Address + "/");
        (await visit.Page.ContentAsync()).ShouldNotContain("Sara Holm");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_by_itself()
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Role: "crew"));
        var cdp = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await visit.Open("/account/passkeys");
        await visit.Page.FillAsync("#name", "Provnyckel");
        await visit.Page.FillAsync("#password", demo.Password);
        await visit.Page.Locator("form[data-passkey] button").ClickAsync();
        await visit.Page.GetByText("Provnyckel").First.WaitForAsync();

        await visit.Page.Context.ClearCookiesAsync();
        await visit.Open("/sign-in");
        await visit.Page.Locator("form[data-passkey] button").ClickAsync();
        await visit.Page.WaitForURLAsync(demo.Address + "/");

        (await visit.Page.ContentAsync()).ShouldContain("Bengt Åkerlund");
        visit.ShouldBeQuiet();
    }
}
