namespace QaInsight.Nightly;

/// <summary>Work that the schedule starts. It knows nothing of the engine that starts it.</summary>
public interface INightlyJob
{
    /// <summary>The name by which the schedule and the run log know it; it never changes.</summary>
    string Name { get; }

    /// <returns>What was done, in a line for the run log.</returns>
    /// <exception cref="Exception">The run failed; the message is for the run log too.</exception>
    Task<string> RunAsync(CancellationToken stop);
}

/// <summary>A job could not do its work; the message says why, in words for the people who look after the server.</summary>
public sealed class JobFailedException(string message, Exception? cause = null) : Exception(message, cause);
