using System.CommandLine;
using Byfiber.Core.Storage;
using Byfiber.Web.Hosting;

namespace Byfiber.Web.Commands;

/// <summary>The words that name a database on the command line: a folder, or a server.</summary>
internal sealed class DatabaseWords
{
    private readonly Option<string?> data = new("--data")
    {
        Description = "Folder of the embedded database; made when missing.",
        HelpName = "DIR",
    };
    private readonly Option<string?> database = new("--database")
    {
        Description = "PostgreSQL instead, as \"Host=localhost;Database=byfiber;Username=byfiber\".",
        HelpName = "CONNECTION",
    };

    /// <summary>Lets a command take these words, exactly one of them.</summary>
    public static DatabaseWords AddTo(Command command)
    {
        var words = new DatabaseWords();
        command.Add(words.data);
        command.Add(words.database);
        command.Validators.Add(result =>
        {
            if (result.GetResult(words.data) is null == result.GetResult(words.database) is null)
                result.AddError("Say where the data is: either --data DIR or --database CONNECTION.");
        });
        return words;
    }

    /// <summary>Opens the database that the line names and brings its tables up to date.</summary>
    public async Task<Database> OpenAsync(ParseResult line, CancellationToken cancel)
    {
        var opened = line.GetValue(data) is { } folder
            ? Database.InFolder(folder)
            : Database.OnServer(line.GetRequiredValue(database)!);
        await opened.MigrateAsync(cancel);
        return opened;
    }

    /// <summary>What a server on that database needs; with a server database, keys lie in the person's own folder.</summary>
    public HostSettings Settings(ParseResult line, Database opened, int port) =>
        new()
        {
            Database = opened,
            Port = port,
            KeysDirectory = Path.Combine(
                line.GetValue(data)
                    ?? Path.Combine(
                        Environment.GetFolderPath(
                            Environment.SpecialFolder.LocalApplicationData,
                            Environment.SpecialFolderOption.Create
                        ),
                        "byfiber"
                    ),
                "keys"
            ),
        };
}
