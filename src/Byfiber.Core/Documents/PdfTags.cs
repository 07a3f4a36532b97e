using System.Text;

namespace Byfiber.Core.Documents;

/// <summary>A place in a document's structure: a heading, a paragraph, a cell.</summary>
internal sealed class PdfTag(int id, string kind, PdfTag? parent, string? words, string? language)
{
    public int Id => id;
    public string Kind => kind;
    public PdfTag? Parent => parent;
    public string? Words => words;
    public string? Language => language;

    /// <summary>What hangs under it in reading order: other places, and marked content of pages.</summary>
    public List<(PdfTag? Tag, int Page, int Mark)> Children { get; } = [];
}

/// <summary>The structure of one PDF file (ISO 32000-1, 14.7): which piece of which page belongs to what.</summary>
internal sealed class PdfTags
{
    private readonly PdfFile _file;
    private readonly List<PdfTag> _all = [];
    private readonly List<int> _pageIds = [];
    private readonly List<int> _marksOfPages = [];

    public PdfTags(PdfFile file)
    {
        _file = file;
        Root = new(file.NewId(), "Document", null, null, null);
        _all.Add(Root);
    }

    public PdfTag Root { get; }

    public PdfTag Add(PdfTag parent, string kind, string? words, string? language)
    {
        var tag = new PdfTag(_file.NewId(), kind, parent, words, language);
        parent.Children.Add((tag, -1, -1));
        _all.Add(tag);
        return tag;
    }

    /// <summary>Ties a page's marked pieces to their places, and writes the page's way back to them.</summary>
    public void PageWritten(int page, int pageId, IReadOnlyList<PdfTag> marks)
    {
        for (int mark = 0; mark < marks.Count; mark++)
        {
            marks[mark].Children.Add((null, page, mark));
        }
        _pageIds.Add(pageId);
        int list = _file.NewId();
        _marksOfPages.Add(list);
        _file.WriteObject(list, $"[{string.Join(' ', marks.Select(tag => $"{tag.Id} 0 R"))}]");
    }

    public void Write(int rootId)
    {
        foreach (var tag in _all)
        {
            _file.WriteObject(tag.Id, Dictionary(tag, rootId));
        }
        string pages = string.Join(' ', _marksOfPages.Select((list, page) => $"{page} {list} 0 R"));
        _file.WriteObject(
            rootId,
            $"<</Type/StructTreeRoot/K {Root.Id} 0 R/ParentTree<</Nums[{pages}]>>/ParentTreeNextKey {_marksOfPages.Count}>>"
        );
    }

    private string Dictionary(PdfTag tag, int rootId)
    {
        var text = new StringBuilder($"<</S/{tag.Kind}/P {tag.Parent?.Id ?? rootId} 0 R");
        if (tag.Words is { } words)
        {
            text.Append("/Alt").Append(PdfFile.Text(words));
        }
        if (tag.Language is { } language)
        {
            text.Append("/Lang(").Append(language).Append(')');
        }
        if (tag.Kind == "TH")
        {
            text.Append("/A<</O/Table/Scope/Column>>");
        }
        text.Append("/K[");
        foreach (var (child, page, mark) in tag.Children)
        {
            text.Append(child is null ? $"<</Type/MCR/Pg {_pageIds[page]} 0 R/MCID {mark}>>" : $"{child.Id} 0 R ");
        }
        return text.Append("]>>").ToString();
    }
}
