using Microsoft.Playwright;

namespace Byfiber.Browser;

/// <summary>What a person sees of an element, as pixels.</summary>
public sealed class Picture
{
    private const string CountPixels = """
        async ({ png, colour, tolerance }) => {
            const bytes = Uint8Array.from(atob(png), x => x.charCodeAt(0));
            const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            const { data } = context.getImageData(0, 0, image.width, image.height);
            const wanted = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
            let count = 0;
            for (let at = 0; at < data.length; at += 4) {
                if (wanted.every((value, i) => Math.abs(data[at + i] - value) <= tolerance)) count++;
            }
            return count;
        }
        """;

    private readonly IPage _page;
    private readonly byte[] _png;

    private Picture(IPage page, byte[] png)
    {
        _page = page;
        _png = png;
    }

    public static async Task<Picture> Of(ILocator element) => new(element.Page, await element.ScreenshotAsync());

    /// <summary>Keeps the picture beside the build's results, for people.</summary>
    public async Task Keep(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "pictures");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), _png);
    }

    /// <summary>How many pixels have a colour ("#c2560a"), give or take what smoothing does to it.</summary>
    public async Task<int> Count(string colour, int tolerance = 12) =>
        await _page.EvaluateAsync<int>(
            CountPixels,
            new
            {
                png = Convert.ToBase64String(_png),
                colour,
                tolerance,
            }
        );
}
