using MailKit.Net.Smtp;
using MailKit.Security;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>What a server's answers, and its silence, come to for a letter.</summary>
internal static class Answers
{
    private const int Closing = 421;
    private const int TooLarge = 552;

    // Who may send at all: none of the reader's doing.
    private static readonly int[] OfSender = [530, 534, 535, 538];

    /// <summary>An answer to the whole letter.</summary>
    public static Posted Of((int Code, string Says) answer) => answer.Code switch
    {
        >= 200 and < 300 => new Posted(PostOutcome.Accepted, Said(answer)),
        >= 500 and < 600 => new Posted(PostOutcome.Refused, Said(answer)),
        _ => new Posted(PostOutcome.Deferred, Said(answer)) { IsServerAway = answer.Code == Closing },
    };

    /// <param name="isStopped">Whether it was this side that stopped.</param>
    public static Posted Of(Exception e, Conversation conversation, bool isStopped, MailOptions options)
    {
        // What was answered holds, whatever happened after.
        if (conversation.Answer is { } answer)
            return Of(answer);
        if (conversation.MayBeTaken)
            return new Posted(PostOutcome.Uncertain, isStopped ? "Stopped while the letter was on its way: it may have been taken." : "The letter was sent and no answer came: it may have been taken.");
        return e is SmtpCommandException refused ? OfCommand(refused, conversation.WasAsked) : Away(Why(e, conversation, options));
    }

    private static Posted OfCommand(SmtpCommandException refused, bool wasAsked)
    {
        var answer = (Code: (int)refused.StatusCode, $"{(int)refused.StatusCode} {refused.Message}");
        var isOfLetter = wasAsked || refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted || answer.Code == TooLarge;
        return !isOfLetter || OfSender.Contains(answer.Code) ? Away(Said(answer)) : Of(answer);
    }

    private static string Why(Exception e, Conversation conversation, MailOptions options) => e switch
    {
        OperationCanceledException or TimeoutException => $"{options.Server}:{options.Port} did not answer in {options.Timeout.TotalSeconds:0} seconds.",
        // The answer to a wrong password can hold the name that was tried.
        AuthenticationException => $"{options.Server} does not let QaInsight in{(conversation.Last is { } last ? $" ({last.Code})" : "")}: look at QaInsight:Mail:User and its password.",
        SslHandshakeException => $"The certificate of {options.Server} is not one that this machine trusts for that name, or it speaks no TLS on port {options.Port}.",
        NotSupportedException => options.Security == MailSecurity.StartTls ? $"{options.Server}:{options.Port} does not offer STARTTLS, or no way to sign in that is known." : $"{options.Server}:{options.Port} offers no way to sign in that is known.",
        UnauthorizedAccessException => "The file of the password may not be read.",
        _ => $"{options.Server}:{options.Port} could not be had: {Outputs.Mail.MailWords.OneLine(e.Message)}",
    };

    private static Posted Away(string says) => new(PostOutcome.Deferred, says) { IsServerAway = true };

    private static string Said((int Code, string Says) answer) => Outputs.Mail.MailWords.Short(Outputs.Mail.MailWords.OneLine(answer.Says), 200);
}
