namespace QaInsight.Nightly.Sending;

/// <summary>When a mail that could not go out is tried again.</summary>
public static class Backoff
{
    /// <summary>A mail server that is away over a weekend is waited for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4)];

    /// <param name="tries">So far, one or more.</param>
    /// <returns>Null where it has been tried for long enough.</returns>
    public static DateTimeOffset? Next(DateTimeOffset dueAt, int tries, DateTimeOffset now) =>
        now - dueAt >= Longest ? null : now + Pauses[Math.Clamp(tries, 1, Pauses.Length) - 1];
}
