using System.Text.Json;

namespace Byfiber.Browser;

/// <summary>
/// A visitor without a mouse. Each stop of the Tab key must be seen, must not jump back up the page, and counts as a key press;
/// so does every other key, typed letters apart.
/// </summary>
public sealed class Keys(Visit visit)
{
    private const string WhereFocusIs = """
        () => {
            const x = document.activeElement;
            if (!x || x === document.body || x === document.documentElement) return null;
            const style = getComputedStyle(x), box = x.getBoundingClientRect();
            const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
            return {
                name: x.outerHTML.slice(0, 120),
                seen: ring && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
                inMain: !!x.closest("main") && x.localName !== "main",
                top: box.top + scrollY,
                bottom: box.bottom + scrollY,
            };
        }
        """;

    /// <summary>How many keys were pressed, typed letters apart.</summary>
    public int Presses { get; private set; }

    public async Task Press(string key)
    {
        Presses++;
        await visit.Page.Keyboard.PressAsync(key);
    }

    public Task Type(string words) => visit.Page.Keyboard.TypeAsync(words);

    /// <summary>Over what the field holds already.</summary>
    public async Task TypeAnew(string words)
    {
        await Press("Control+A");
        await Type(words);
    }

    /// <summary>Tabs forward until the element has the focus.</summary>
    public async Task TabTo(string selector)
    {
        double last = double.MinValue;
        List<string> met = [];
        for (var tries = 0; tries < 60; tries++)
        {
            await Press("Tab");
            if (await Stop() is not { } stop)
            {
                // Past the last of the page: the next is its first.
                last = double.MinValue;
                continue;
            }
            var name = stop.GetProperty("name").GetString()!;
            met.Add(name);
            stop.GetProperty("seen")
                .GetBoolean()
                .ShouldBeTrue($"one must see where one is on {visit.Page.Url}: {name}");
            if (stop.GetProperty("inMain").GetBoolean())
            {
                stop.GetProperty("bottom")
                    .GetDouble()
                    .ShouldBeGreaterThan(
                        last,
                        $"the Tab key goes up again on {visit.Page.Url}:\n{string.Join('\n', met.TakeLast(2))}"
                    );
                last = stop.GetProperty("top").GetDouble();
            }
            else
            {
                last = double.MinValue;
            }
            if (await IsFocused(selector))
            {
                return;
            }
        }
        Assert.Fail($"The Tab key never comes to {selector} on {visit.Page.Url}, only to:\n{string.Join('\n', met)}");
    }

    /// <summary>Tabs to a group of radio buttons and goes through it with the arrows until the one is chosen.</summary>
    public async Task Choose(string group, string one)
    {
        await TabTo(group);
        await ChooseHere(one);
    }

    /// <summary>In the group that has the focus.</summary>
    public async Task ChooseHere(string one)
    {
        await Press("Space");
        for (var tries = 0; tries < 12 && !await visit.Page.Locator(one).IsCheckedAsync(); tries++)
        {
            await Press("ArrowDown");
        }
        (await visit.Page.Locator(one).IsCheckedAsync()).ShouldBeTrue($"{one} on {visit.Page.Url}");
    }

    /// <summary>Tabs to a link or button, presses Enter, and waits for the page that comes.</summary>
    public async Task Follow(string selector)
    {
        await TabTo(selector);
        await Send();
    }

    /// <summary>Enter, and the page that comes.</summary>
    public Task Send() => visit.AndTheNextPage(() => Press("Enter"));

    public Task<bool> IsFocused(string selector) =>
        visit.Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector);

    /// <summary>Where the focus is, or null; what comes into sight with the focus is given a moment to do so.</summary>
    private async Task<JsonElement?> Stop()
    {
        for (var tries = 0; ; tries++)
        {
            if (
                await visit.Page.EvaluateAsync<JsonElement?>(WhereFocusIs)
                is not { ValueKind: JsonValueKind.Object } stop
            )
            {
                return null;
            }
            if (tries == 20 || stop.GetProperty("seen").GetBoolean())
            {
                return stop;
            }
            await visit.Page.WaitForTimeoutAsync(25);
        }
    }

    /// <summary>A page gives its first field the focus a moment after it is there.</summary>
    public Task ShouldComeTo(string selector) =>
        visit.Until(() => IsFocused(selector), $"{selector} has the focus on {visit.Page.Url}");
}
