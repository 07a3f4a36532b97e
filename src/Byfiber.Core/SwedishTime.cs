namespace Byfiber.Core;

/// <summary>Which day it is where the programme is: offers end, promises fall due and papers are dated by Sweden's calendar, not by UTC's.</summary>
public static class SwedishTime
{
    private static readonly TimeZoneInfo s_stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Today in Sweden.</summary>
    public static DateOnly SwedishToday(this TimeProvider time) => SwedishDay(time.GetUtcNow().UtcDateTime);

    /// <summary>The day in Sweden at a moment in UTC.</summary>
    public static DateOnly SwedishDay(this DateTime utc) => DateOnly.FromDateTime(utc.SwedishClock());

    /// <summary>What the clock on the wall in Sweden shows at a moment in UTC.</summary>
    public static DateTime SwedishClock(this DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), s_stockholm);
}
