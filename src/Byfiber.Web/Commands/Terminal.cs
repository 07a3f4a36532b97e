using Spectre.Console;

namespace Byfiber.Web.Commands;

/// <summary>
/// Where a command speaks. On a person's screen it draws tables and bars; redirected (a file, a pipe, a test) it writes
/// plain lines, without colours and without anything that is drawn over.
/// </summary>
internal sealed class Terminal
{
    public Terminal(TextWriter output, TextWriter error, TimeProvider time)
    {
        Out = output;
        Error = error;
        Time = time;
        IsLive = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        Ansi = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = IsLive ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = IsLive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = IsLive ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        if (!IsLive)
            Ansi.Profile.Width = 160;
    }

    public TextWriter Out { get; }
    public TextWriter Error { get; }
    public TimeProvider Time { get; }
    public bool IsLive { get; }
    public IAnsiConsole Ansi { get; }

    /// <summary>A line for the person; never parsed as markup.</summary>
    public void Say(string line = "") => Out.WriteLine(line);

    /// <summary>Rows of text under headings; columns named with a leading ">" are figures and stand to the right.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = IsLive ? TableBorder.Rounded : TableBorder.None };
        foreach (var heading in headings)
        {
            var column = new TableColumn(new Text(heading.TrimStart('>')));
            table.AddColumn(heading.StartsWith('>') ? column.RightAligned() : column);
        }
        table.ShowHeaders = headings.Any(heading => heading.TrimStart('>').Length > 0);
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        Ansi.Write(table);
    }
}
