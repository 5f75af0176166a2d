using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>
/// Hands letters to a mail server (RFC 5321), one at a time. A connection is kept for the letters of a run, and left when none
/// has come for a while.
/// </summary>
public sealed class SmtpPost : IPost, IAsyncDisposable
{
    // A server that has the letter looks through it before it answers, and what it never says leaves the letter open.
    private const int TimesLongerForALetter = 4;

    private readonly MailOptions options;
    private readonly TimeProvider time;
    private readonly ITimer leaving;
    private readonly SemaphoreSlim door = new(1, 1);
    private readonly Conversation conversation = new();
    private SmtpClient? held;
    private DateTimeOffset used;

    public SmtpPost(MailOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        leaving = time.CreateTimer(_ => _ = LeaveAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>For how long a connection is kept for the next letter.</summary>
    internal TimeSpan Kept { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A server's certificate that is believed beside those that the machine trusts; for tests alone.</summary>
    internal X509Certificate2? AlsoTrusted { get; init; }

    public async Task<Posted> PostAsync(Letter letter, CancellationToken stop)
    {
        if (!options.Allows(letter.To.Email))
            return new Posted(PostOutcome.Refused, "The address is none that mails may go to: QaInsight:Mail:AllowedDomains says which they are.");
        if (Envelope.Of(letter, options) is not { } message)
            return new Posted(PostOutcome.Refused, "The address is none.");
        using (message)
        {
            await door.WaitAsync(stop);
            try
            {
                return await Post(message, stop);
            }
            finally
            {
                leaving.Change(Kept, Timeout.InfiniteTimeSpan);
                door.Release();
            }
        }
    }

    /// <summary>Leaves the server; the next letter finds it again.</summary>
    public async Task LeaveAsync()
    {
        await door.WaitAsync();
        try
        {
            await Leave();
        }
        finally
        {
            door.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.DisposeAsync();
        await LeaveAsync();
    }

    private async Task<Posted> Post(MimeMessage message, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(options.Timeout);
        conversation.Begin();
        try
        {
            var client = await Connected(patience);
            conversation.Begin();
            patience.CancelAfter(options.Timeout);
            // A large letter takes its time; what does not move on does not.
            await client.SendAsync(Envelope.Format(), message, message.From.Mailboxes.Single(), [message.To.Mailboxes.Single()], patience.Token, new Watched(() => patience.CancelAfter(options.Timeout * TimesLongerForALetter)));
            used = time.GetUtcNow();
            return Answers.Of(conversation.Answer ?? (250, "250 taken"));
        }
        catch (Exception e) when (IsTheOtherSides(e))
        {
            var posted = Answers.Of(e, conversation, stop.IsCancellationRequested, options);
            // Whatever happened, the next letter finds a connection whose state is known.
            if (held is { IsConnected: true } && posted is { IsServerAway: false, Outcome: PostOutcome.Refused or PostOutcome.Deferred or PostOutcome.Accepted })
                used = time.GetUtcNow();
            else
                Drop();
            if (posted.Outcome != PostOutcome.Uncertain && conversation.Answer is null)
                stop.ThrowIfCancellationRequested();
            return posted;
        }
    }

    private static bool IsTheOtherSides(Exception e) => e is ProtocolException or CommandException or IOException or SocketException or OperationCanceledException or TimeoutException
        or System.Security.Authentication.AuthenticationException or MailKit.Security.AuthenticationException or SslHandshakeException or NotSupportedException or ServiceNotConnectedException or ServiceNotAuthenticatedException or UnauthorizedAccessException;

    private async Task<SmtpClient> Connected(CancellationTokenSource patience)
    {
        if (held is { IsConnected: true } && time.GetUtcNow() - used < Kept && await StillThere(held, patience.Token))
            return held;
        await Leave();
        var client = new SmtpClient(conversation)
        {
            Timeout = (int)(options.Timeout * TimesLongerForALetter).TotalMilliseconds,
            SslProtocols = SslProtocols.None,
            // A council's server may not reach whoever would say; the certificate itself is always looked at.
            CheckCertificateRevocation = false,
        };
        if (AlsoTrusted is { } own)
            client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == own.GetCertHashString();
        held = client;
        await client.ConnectAsync(options.Server!, options.Port, options.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        }, patience.Token);
        patience.CancelAfter(options.Timeout);
        if (options.User is { } user)
            await client.AuthenticateAsync(user, options.Secret(), patience.Token);
        // With DATA alone there is an answer that says that the content may come, and no letter is sent that the server would have to rewrite.
        client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime | SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime);
        return client;
    }

    private static async Task<bool> StillThere(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.NoOpAsync(stop);
            return true;
        }
        catch (Exception e) when (IsTheOtherSides(e))
        {
            stop.ThrowIfCancellationRequested();
            return false;
        }
    }

    private async Task Leave()
    {
        if (held is { IsConnected: true } client)
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception e) when (IsTheOtherSides(e))
            {
                // It has gone already.
            }
        }

        Drop();
    }

    private void Drop()
    {
        held?.Dispose();
        held = null;
    }

    private sealed class Watched(Action moved) : ITransferProgress
    {
        public void Report(long bytesTransferred, long totalSize) => moved();

        public void Report(long bytesTransferred) => moved();
    }
}
