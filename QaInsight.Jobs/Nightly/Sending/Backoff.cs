namespace QaInsight.Nightly.Sending;

/// <summary>When a mail that could not go out is tried again.</summary>
public static class Backoff
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4)];

    // Three days of them: a mail server that is away over a weekend is waited for.
    public const int MostTries = 22;

    /// <param name="tries">So far, one or more.</param>
    /// <returns>Null where it has been tried for long enough.</returns>
    public static DateTimeOffset? Next(int tries, DateTimeOffset now) => tries >= MostTries ? null : now + Pauses[Math.Clamp(tries, 1, Pauses.Length) - 1];
}
