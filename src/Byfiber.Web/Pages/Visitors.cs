namespace Byfiber.Web.Pages;

/// <summary>Who the journal says did something on a page, until people sign in.</summary>
internal static class Visitors
{
    public const string Actor = "web page";
}
