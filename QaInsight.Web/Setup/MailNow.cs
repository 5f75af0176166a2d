using QaInsight.Nightly.Sending;

namespace QaInsight.Web.Setup;

/// <summary>Sends what somebody has just asked for, and waits a little for it: whoever asked sees at once what became of it.</summary>
public sealed class MailNow(Postman postman, IHostApplicationLifetime lifetime, ILogger<MailNow> logger, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken asked)
    {
        var sending = SendAsync();
        try
        {
            await sending.WaitAsync(Patience, time, asked);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            // It goes on, and the log says what became of it.
        }
    }

    private async Task SendAsync()
    {
        await Task.Yield();
        try
        {
            await postman.RunByHandAsync(lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // It waits in the outbox for the next start.
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "A mail that was asked for could not be sent");
        }
    }
}
