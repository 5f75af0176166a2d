using Microsoft.Extensions.Logging;

namespace QaInsight.Nightly;

internal sealed class LoggedProgress(ILogger logger) : IProgress<string>
{
    public void Report(string value) => logger.LogInformation("{Progress}", value);
}
