using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>Which way mails go.</summary>
public static class Post
{
    /// <summary>The server that is configured, or the outbox folder.</summary>
    /// <remarks>What is <see cref="IAsyncDisposable"/> is put away with the site; a run that is over may leave the server before.</remarks>
    public static IPost From(MailOptions options, WarehouseFolder warehouse, TimeProvider time) =>
        options.HasServer ? new SmtpPost(options, time) : Outbox(options, warehouse, time);

    public static OutboxFolder Outbox(MailOptions options, WarehouseFolder warehouse, TimeProvider time) => new(Path.Combine(warehouse.Root, OutboxFolder.Name), options, time);
}
