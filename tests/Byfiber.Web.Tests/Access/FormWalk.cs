using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Byfiber.Web.Tests.Pages;

namespace Byfiber.Web.Tests.Access;

/// <summary>
/// Walks the program as a browser without script does: follows its links, and sends each form once for each of its text fields, with
/// a given text in that field and something sensible in the others.
/// </summary>
internal sealed partial class FormWalk(HttpClient visitor)
{
    /// <summary>So many pages of one kind are looked at: "/contracts/1", "/contracts/2".</summary>
    private const int PagesOfAKind = 2;

    private static readonly IBrowsingContext Browser = BrowsingContext.New(Configuration.Default);

    /// <summary>Fields that the text was put into and sent: where the form goes, and the field's name.</summary>
    public HashSet<string> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked for and answered with a fault of the program.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Every page that can be reached from these by links, as a browser reads it.</summary>
    public async Task<IReadOnlyList<IDocument>> PagesAsync(params IEnumerable<string> from)
    {
        var ahead = new Queue<string>(from);
        var seen = new HashSet<string>(ahead, StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var pages = new List<IDocument>();
        while (ahead.TryDequeue(out var path))
        {
            if (await OpenAsync(path) is not { } page)
                continue;
            pages.Add(page);
            foreach (var link in page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!))
            {
                if (!IsPage(link) || !seen.Add(link))
                    continue;
                var kind = Kind(link);
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (kinds[kind] <= PagesOfAKind)
                    ahead.Enqueue(link);
            }
        }
        return pages;
    }

    /// <summary>Sends every form of these pages, once for each text field.</summary>
    /// <param name="pages">Of <see cref="PagesAsync"/>.</param>
    /// <param name="text">What is put into the field.</param>
    /// <param name="look">Is shown every answer that is a page.</param>
    public async Task FillAsync(IEnumerable<IDocument> pages, string text, Action<IDocument> look)
    {
        // What ends or closes something comes last, and of that the visitor's own account.
        var forms =
            from page in pages
            from form in page.Forms.Select((form, index) => (Form: form, Index: index))
            where form.Form.Method == "post" && !form.Form.Action.EndsWith("/sign-out", StringComparison.Ordinal)
            from field in TextFields(form.Form)
            let path = Path(page)
            let action = form.Form.GetAttribute("action") ?? path
            let mark = $"{Kind(action)} {Digits().Replace(field.GetAttribute("name")!, "*")}"
            orderby Ends().IsMatch(mark), path.Contains("account", StringComparison.Ordinal)
            select (path, form.Index, Name: field.GetAttribute("name")!, mark);
        foreach (var (path, index, name, mark) in forms.ToList())
        {
            if (!Sent.Add(mark) || await OpenAsync(path) is not { } page || page.Forms.Length <= index)
                continue;
            var form = page.Forms[index];
            foreach (var field in form.Elements.OfType<IHtmlElement>())
                Fill(field, field.GetAttribute("name") == name ? text : null);
            if (await SendAsync(form) is { } answer)
                look(answer);
        }
    }

    private async Task<IDocument?> SendAsync(IHtmlFormElement form)
    {
        var button = form.Elements.OfType<IHtmlElement>().FirstOrDefault(IsButton);
        var request = button is null ? form.GetSubmission() : form.GetSubmission(button);
        if (request is null)
            return null;
        using var body = new StreamContent(request.Body);
        body.Headers.TryAddWithoutValidation("Content-Type", request.MimeType);
        using var answer = await visitor.Post(Address(request.Target.Href), body);
        return await ReadAsync(answer, Path(form.Owner!));
    }

    private async Task<IDocument?> OpenAsync(string path)
    {
        using var answer = await visitor.Get(path);
        return await ReadAsync(answer, path);
    }

    private async Task<IDocument?> ReadAsync(HttpResponseMessage answer, string path)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            Broken.Add($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.PathAndQuery} from {path}");
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            return null;
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity))
            return null;
        var html = await answer.Body();
        return await Browser.OpenAsync(
            request => request.Content(html).Address(new Uri(new Uri("http://byfiber.example"), path).ToString()),
            TestContext.Current.CancellationToken
        );
    }

    private static void Fill(IHtmlElement field, string? text)
    {
        switch (field)
        {
            case IHtmlTextAreaElement area:
                area.Value = text ?? (area.Value.Length > 0 ? area.Value : "Ord");
                break;
            case IHtmlSelectElement { Value.Length: 0 } select:
                select.Value = select.Options.Select(o => o.Value).FirstOrDefault(value => value.Length > 0, "");
                break;
            case IHtmlInputElement { Type: "radio" } radio
                when !radio.Form!.Elements.OfType<IHtmlInputElement>().Any(r => r.Name == radio.Name && r.IsChecked):
                radio.IsChecked = true;
                break;
            case IHtmlInputElement input when text is not null:
                input.Value = text;
                break;
            case IHtmlInputElement { Value.Length: 0 } input:
                input.Value = Sensible(input);
                break;
        }
    }

    private static string Sensible(IHtmlInputElement input) =>
        input.Type switch
        {
            "email" => "anna@example.se",
            "tel" => "070-123 45 67",
            "date" => "2030-01-15",
            "number" => "1",
            "hidden" or "file" or "radio" or "checkbox" or "submit" => input.Value,
            _ when input.GetAttribute("inputmode") is "numeric" or "decimal" => "1",
            _ => "Ord",
        };

    private static IEnumerable<IHtmlElement> TextFields(IHtmlFormElement form) =>
        form
            .Elements.OfType<IHtmlElement>()
            .Where(field =>
                field.HasAttribute("name")
                && (
                    field is IHtmlTextAreaElement
                    || field is IHtmlInputElement { Type: "text" or "search" or "tel" or "email" or "url" or "hidden" }
                        && !field.GetAttribute("name")!.StartsWith("__", StringComparison.Ordinal)
                )
            );

    private static bool IsButton(IHtmlElement field) =>
        field is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" };

    /// <summary>Files and other programs' pages are no pages of ours.</summary>
    private static bool IsPage(string link) =>
        link.StartsWith('/')
        && !link.StartsWith("/api", StringComparison.Ordinal)
        && !link.StartsWith("/openapi", StringComparison.Ordinal)
        && !link.Contains("handler=", StringComparison.Ordinal)
        && !link.Contains("culture=", StringComparison.Ordinal);

    private static string Path(IDocument page) => Address(page.Url);

    private static string Address(string url) => new Uri(url).PathAndQuery;

    private static string Kind(string path) => Values().Replace(Digits().Replace(path.Split('#')[0], "*"), "=");

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex("(?<!handler)=[^&]*")]
    private static partial Regex Values();

    [GeneratedRegex("close|remove|erase|end|cancel|withdraw|revoke|decline|stop|reset", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();
}
