namespace QaInsight.Outputs.Mail;

/// <summary>What a mail says, twice: as plain HTML that mail clients keep, and as text.</summary>
public sealed record MailBody(string Subject, string Html, string Text);
