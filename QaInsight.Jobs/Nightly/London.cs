using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <summary>The councils' own clock, whatever the server's.</summary>
public static class London
{
    public const string ZoneId = "Europe/London";

    public static readonly TimeZoneInfo Zone = Days.London;

    public static DateOnly Today(TimeProvider time) => Days.InLondon(time.GetUtcNow());

    public static DateOnly Day(DateTimeOffset moment) => Days.InLondon(moment);
}
