using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Byfiber.Web.Pages.Shared;

/// <summary><c>&lt;icon name="map" /&gt;</c>: a picture of <c>wwwroot/icons.svg</c>, silent for screen readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Icon : TagHelper
{
    /// <summary>The symbol's id in the file.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!output.Attributes.ContainsName("class"))
            output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent($"<use href=\"/icons.svg#{Name}\"></use>");
    }
}
