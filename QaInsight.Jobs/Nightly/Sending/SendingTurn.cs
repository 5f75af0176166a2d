namespace QaInsight.Nightly.Sending;

/// <summary>Held by the one process that sends mails, whoever asked for it.</summary>
public sealed class SendingTurn(string dataFolder) : RunLock(dataFolder, "sending.lock");
