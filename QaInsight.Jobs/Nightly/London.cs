namespace QaInsight.Nightly;

/// <summary>The councils' own clock, whatever the server's.</summary>
public static class London
{
    public const string ZoneId = "Europe/London";

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    public static DateOnly Today(TimeProvider time) => Day(time.GetUtcNow());

    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}
