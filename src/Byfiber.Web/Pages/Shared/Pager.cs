namespace Byfiber.Web.Pages.Shared;

/// <summary>A page of a long list: which one, how many there are, and the address of another.</summary>
public sealed record Pager(int Number, int RowsPerPage, int Rows, Func<int, string> Address)
{
    /// <summary>What the list is called, where a page has several; null says "pages of the list".</summary>
    public string? Name { get; init; }

    /// <summary>The last page's number; 1 when the list is empty.</summary>
    public int Last => Math.Max(1, (Rows + RowsPerPage - 1) / RowsPerPage);

    /// <summary>How many rows come before this page.</summary>
    public int Skip => (Number - 1) * RowsPerPage;
}
