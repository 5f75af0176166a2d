using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Where a server for tests does something else than go on.</summary>
internal enum SmtpPlace
{
    Nowhere,
    Greeting,
    Recipient,

    /// <summary>At DATA, before it has said that the content may come.</summary>
    BeforeContent,

    /// <summary>After the first bytes of the content.</summary>
    DuringContent,

    /// <summary>After the content's last dot, without an answer.</summary>
    AfterContent,
}

/// <summary>How a mail server for tests behaves. Answers are whole lines without their end.</summary>
internal sealed record SmtpScript
{
    public bool IsTls { get; init; }

    public bool OffersStartTls { get; init; } = true;

    /// <summary>Null: anybody may send.</summary>
    public (string User, string Password)? SignIn { get; init; }

    public string Greeting { get; init; } = "220 test ESMTP";

    /// <summary>By the count of letters before.</summary>
    public Func<int, string> Sender { get; init; } = _ => "250 2.1.0 OK";

    public Func<int, string> Recipient { get; init; } = _ => "250 2.1.5 OK";

    public string Data { get; init; } = "354 Go ahead";

    public Func<int, string> Content { get; init; } = _ => "250 2.0.0 taken";

    public SmtpPlace Stalls { get; init; }

    public SmtpPlace Drops { get; init; }
}

/// <param name="Content">As it came, without the last dot and with dots unstuffed.</param>
internal sealed record TakenMail(string Sender, IReadOnlyList<string> Recipients, string Content);

/// <summary>A mail server on this machine that speaks SMTP (RFC 5321) as far as tests need it, and keeps all that is said.</summary>
internal sealed class TestSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly SmtpScript script;
    private readonly Task listening;
    private readonly List<string> said = [];
    private readonly List<TakenMail> mails = [];
    private readonly TaskCompletionSource contentCame = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestSmtpServer(SmtpScript? script = null)
    {
        this.script = script ?? new SmtpScript();
        listener.Start();
        listening = Listen();
    }

    /// <summary>Signed by itself, for this machine's own names.</summary>
    public static X509Certificate2 Certificate { get; } = SignedByItself();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    public int Letters { get; private set; }

    /// <summary>Done once the first letter's content has come.</summary>
    public Task ContentCame => contentCame.Task;

    public IReadOnlyList<TakenMail> Mails => mails;

    /// <summary>Every command, without contents.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (said)
                return [.. said];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await listening;
        listener.Dispose();
        end.Dispose();
    }

    private async Task Listen()
    {
        var talks = new List<Task>();
        try
        {
            while (!end.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                Connections++;
                talks.Add(Talk(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }

        await Task.WhenAll(talks);
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var wire = new SmtpWire(client.GetStream(), end.Token);
                if (script.IsTls)
                    await wire.Secure(Certificate);
                await new SmtpTalk(script, wire, this).Run();
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or AuthenticationException)
            {
                // The other side left, or the test is over.
            }
        }
    }

    internal void Heard(string command)
    {
        lock (said)
            said.Add(command);
    }

    internal int Begun() => Letters++;

    internal void Came() => contentCame.TrySetResult();

    internal void Took(TakenMail mail) => mails.Add(mail);

    private static X509Certificate2 SignedByItself()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
