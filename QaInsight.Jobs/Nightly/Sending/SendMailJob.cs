namespace QaInsight.Nightly.Sending;

/// <summary>Sends what has come due, every few minutes.</summary>
public sealed class SendMailJob(Postman postman) : INightlyJob
{
    public const string JobName = "mail";

    public string Name => JobName;

    public async Task<string> RunAsync(CancellationToken stop) => (await postman.RunAsync(stop)).ToString();
}
