namespace QaInsight.Nightly.Printing;

/// <summary>Makes a PDF of a self-contained HTML document.</summary>
public interface IPrinter
{
    /// <summary>Why there are no PDFs here, in plain words with what to do; null where there are.</summary>
    string? WhyNot { get; }

    /// <exception cref="PrintFailedException">It could not be printed; the message says why.</exception>
    Task<byte[]> PrintAsync(string document, CancellationToken stop);
}

public sealed class PrintFailedException(string message, Exception? cause = null) : Exception(message, cause);
