namespace Byfiber.Web.Api;

/// <summary>Who the journal says did something where nobody has signed in.</summary>
public static class Actors
{
    /// <summary>Somebody at the machine's command line.</summary>
    public const string Command = "command line";
}
