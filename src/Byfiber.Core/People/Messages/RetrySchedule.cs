namespace Byfiber.Core.People.Messages;

/// <summary>When a message is tried again: soon at first, then ever more seldom, ten attempts over about two days.</summary>
public static class RetrySchedule
{
    private static readonly int[] s_minutes = [1, 2, 5, 15, 40, 90, 240, 600, 1_440];

    /// <summary>How many attempts there are at most.</summary>
    public static int Attempts => s_minutes.Length + 1;

    /// <summary>How long to wait after so many attempts (1 or more); null when it is given up.</summary>
    public static TimeSpan? After(int attempts) =>
        attempts <= s_minutes.Length ? TimeSpan.FromMinutes(s_minutes[attempts - 1]) : null;
}
