using System.Globalization;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Administration.Messages;

/// <summary>The outbox: what was written to people, and where it is on its way.</summary>
[WhoMay(Role.Administrator)]
public sealed class IndexModel(MessageList messages) : PageModel
{
    private const int RowsPerPage = 50;

    public IReadOnlyList<MessageLine> Rows { get; private set; } = [];

    public IReadOnlyDictionary<MessageState, int> Counts { get; private set; } = new Dictionary<MessageState, int>();

    /// <summary>The state that is shown; null shows all.</summary>
    public MessageState? State { get; private set; }

    /// <summary>The way that is shown; null shows both.</summary>
    public MessageKind? Kind { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(MessageState? state, MessageKind? kind, int? number, CancellationToken cancel)
    {
        (State, Kind) = (state, kind);
        Pager = new Pager(Math.Max(1, number ?? 1), RowsPerPage, 0, Address);
        (int total, Rows) = await messages.RunAsync(state, kind, Pager.Skip, RowsPerPage, cancel);
        Pager = Pager with { Rows = total };
        Counts = await messages.CountsAsync(cancel);
    }

    private string Address(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/administration/messages?state={State}&kind={Kind}&number={number}"
        );
}
