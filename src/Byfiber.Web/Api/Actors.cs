namespace Byfiber.Web.Api;

/// <summary>Who the journal says did something, until people sign in.</summary>
public static class Actors
{
    /// <summary>A program, over HTTP.</summary>
    public const string Api = "api";

    /// <summary>Somebody at the machine's command line.</summary>
    public const string Command = "command line";
}
