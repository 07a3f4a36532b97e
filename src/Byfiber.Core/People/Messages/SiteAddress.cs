namespace Byfiber.Core.People.Messages;

/// <summary>Where people reach the program: the beginning of the links in messages that no request asked for. The host registers its own.</summary>
/// <param name="Root">With scheme and host ("https://fiber.bykoping.se/").</param>
public sealed record SiteAddress(Uri Root)
{
    /// <summary>This machine alone.</summary>
    public SiteAddress()
        : this(new Uri("http://localhost/")) { }

    /// <summary>The address of one of the program's pages.</summary>
    /// <param name="page">Its path ("household/contract"), without a first slash.</param>
    public string Of(string page) => new Uri(Root, page).AbsoluteUri;
}
