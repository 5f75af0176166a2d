using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <summary>The councils' own clock, whatever the server's.</summary>
public static class London
{
    public const string ZoneId = "Europe/London";

    public static readonly TimeZoneInfo Zone = Days.London;

    public static DateOnly Today(TimeProvider time) => Days.InLondon(time.GetUtcNow());

    public static DateOnly Day(DateTimeOffset moment) => Days.InLondon(moment);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => At(day.ToDateTime(time), Zone);

    /// <summary>A time that the clocks leap over comes when they have leapt; a time that they pass twice counts the first time.</summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
