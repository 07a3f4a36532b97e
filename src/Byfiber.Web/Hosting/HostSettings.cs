using Byfiber.Core.Contracts;
using Byfiber.Core.Storage;

namespace Byfiber.Web.Hosting;

/// <summary>What the web application needs to know before it starts.</summary>
public sealed record HostSettings
{
    /// <summary>The database, its tables in place.</summary>
    public required Database Database { get; init; }

    /// <summary>The port on loopback; 0 takes any free one (tests).</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Where the keys lie that protect forms and cookies; made when missing.</summary>
    public required string KeysDirectory { get; init; }

    /// <summary>Whether this process makes the plans that people order; one of several may be enough.</summary>
    public bool MakesPlans { get; init; } = true;

    /// <summary>Whether this process writes and sends messages; one of several may be enough.</summary>
    public bool SendsMessages { get; init; } = true;

    /// <summary>Whether this process lets go of personal data that are past their time; one of several may be enough.</summary>
    public bool ErasesPastData { get; init; } = true;

    /// <summary>Where messages are put as files while no mail server or SMS gateway is named; made when missing. Beside the keys by default.</summary>
    public string OutboxDirectory
    {
        get => field ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(KeysDirectory))!, "outbox");
        init;
    }

    /// <summary>
    /// Where people reach the program through a proxy with a certificate ("https://fiber.bykoping.se/"): the one name that is answered to,
    /// and the beginning of links in letters. Null: only this machine reaches it.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The beginning of links that no request asked for: the public address, else this machine's.</summary>
    public Uri Site => PublicAddress ?? new UriBuilder(Uri.UriSchemeHttp, "localhost", Port).Uri;

    /// <summary>
    /// Whether an administrator must have a second factor. Only the demo, whose accounts are known to everybody and which nobody
    /// else can reach, does without.
    /// </summary>
    public bool AsksSecondFactor { get; init; } = true;

    /// <summary>Who owns the network; null takes it from the configuration (<c>NetworkOwner:Name</c> and so on).</summary>
    public NetworkOwner? NetworkOwner { get; init; }

    /// <summary>How many sign-ins, or questions for a new password, one address on the net may send in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>
    /// Whether a made-up identity provider runs in this program and stands in for BankID: in the demo and in tests, never where real people
    /// sign in.
    /// </summary>
    public bool HasMadeUpIdentities { get; init; }

    /// <summary>How many wrong personal or one-time codes one address on the net may send in a minute.</summary>
    public int WrongCodesPerMinute { get; init; } = 5;

    /// <summary>The same for all addresses together.</summary>
    public int WrongCodesPerMinuteInAll { get; init; } = 1000;

    /// <summary>The largest file that a person can upload, bytes: a Geofabrik extract of a county fits.</summary>
    public long LargestUploadBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>The largest request of pages that take a scan or a contract's copy, bytes: the file and its form.</summary>
    public const long LargestScanBytes = 11L * 1024 * 1024;

    /// <summary>The largest of all other requests, bytes. Anybody may send one, and each is kept while it is read.</summary>
    public const long LargestRequestBytes = 2L * 1024 * 1024;
}
