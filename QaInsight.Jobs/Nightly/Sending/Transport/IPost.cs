namespace QaInsight.Nightly.Sending.Transport;

/// <summary>Takes letters away: to a mail server, or into the outbox folder where none is configured.</summary>
public interface IPost
{
    /// <summary>Never throws for what the other side does: that is its answer. A stop is thrown as long as nothing can have been taken.</summary>
    /// <exception cref="OperationCanceledException">Stopped before the letter's content was sent.</exception>
    Task<Posted> PostAsync(Letter letter, CancellationToken stop);
}

/// <summary>What became of a letter.</summary>
/// <param name="Says">The server's answer or what happened, in words for the log; no secret is in it.</param>
public sealed record Posted(PostOutcome Outcome, string Says)
{
    /// <summary>Whether the server itself could not be had, so that there is no point in trying the next letter at once.</summary>
    public bool IsServerAway { get; init; }
}

public enum PostOutcome
{
    /// <summary>Taken over by the server.</summary>
    Accepted,

    /// <summary>Not now: a 4xx answer, no connection, no time. Nothing was taken.</summary>
    Deferred,

    /// <summary>Never: a 5xx answer, an address that cannot be.</summary>
    Refused,

    /// <summary>The content was sent and no answer came: it may have been taken or not.</summary>
    Uncertain,
}
