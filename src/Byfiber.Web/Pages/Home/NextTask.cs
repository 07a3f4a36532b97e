using System.Security.Claims;

namespace Byfiber.Web.Pages.Home;

/// <summary>Something that waits for the visitor, as the home page shows it: the first one large, the others below it.</summary>
/// <param name="Text">What waits and why, a sentence or two in the visitor's language.</param>
/// <param name="Button">What is done about it.</param>
/// <param name="Path">Where it is done: a path that the visitor's role may open.</param>
public sealed record NextTask(string Text, string Button, string Path);

/// <summary>
/// A room's part of the home page: what it has for the visitor to do. A room registers one of these in <see cref="PagesRegistration"/>;
/// the order there is the order of the page.
/// </summary>
public interface INextTasks
{
    /// <summary>What waits for this visitor, the most urgent first; empty when nothing does or the roles are others.</summary>
    Task<IReadOnlyList<NextTask>> ForAsync(ClaimsPrincipal visitor, CancellationToken cancel);
}
