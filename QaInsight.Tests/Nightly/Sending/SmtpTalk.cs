using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>One connection to a <see cref="TestSmtpServer"/>, by its script.</summary>
internal sealed class SmtpTalk(SmtpScript script, SmtpWire wire, TestSmtpServer server)
{
    private readonly List<string> recipients = [];
    private bool isSecure = script.IsTls;
    private bool isSignedIn;
    private string sender = "";
    private int letter;

    public async Task Run()
    {
        if (await Ended(SmtpPlace.Greeting))
            return;
        await wire.Say(script.Greeting);
        while (await wire.Line() is { } line)
        {
            server.Heard(line);
            if (!await Answer(line, line.Split(' ', ':')[0].ToUpperInvariant()))
                return;
        }
    }

    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> Answer(string line, string word)
    {
        switch (word)
        {
            case "EHLO":
                await wire.Say([.. Offers()]);
                return true;
            case "STARTTLS":
                await wire.Say("220 Go ahead");
                await wire.Secure(TestSmtpServer.Certificate);
                isSecure = true;
                return true;
            case "AUTH":
                await SignIn(line);
                return true;
            case "MAIL":
                (sender, letter) = (Bracketed(line), server.Begun());
                recipients.Clear();
                await wire.Say(script.SignIn is not null && !isSignedIn ? "530 5.7.0 Authentication required" : script.Sender(letter));
                return true;
            case "RCPT":
                if (await Ended(SmtpPlace.Recipient))
                    return false;
                recipients.Add(Bracketed(line));
                await wire.Say(script.Recipient(letter));
                return true;
            case "DATA":
                return await Content();
            case "QUIT":
                await wire.Say("221 Bye");
                return false;
            case "NOOP" or "RSET":
                await wire.Say("250 OK");
                return true;
            default:
                await wire.Say("502 What?");
                return true;
        }
    }

    private IEnumerable<string> Offers()
    {
        yield return "250-test at your service";
        if (script.OffersStartTls && !isSecure)
            yield return "250-STARTTLS";
        if (script.SignIn is not null && isSecure)
            yield return "250-AUTH PLAIN LOGIN";
        // What a real one offers, and would change how a letter comes.
        yield return "250-CHUNKING";
        yield return "250-PIPELINING";
        yield return "250-SMTPUTF8";
        yield return "250 8BITMIME";
    }

    private async Task SignIn(string line)
    {
        var words = line.Split(' ');
        string[] given;
        if (words[1] == "PLAIN")
        {
            given = Decoded(words.Length > 2 ? words[2] : await Asked("334 ")).Split('\0')[1..];
        }
        else
        {
            var user = Decoded(words.Length > 2 ? words[2] : await Asked("334 VXNlcm5hbWU6"));
            given = [user, Decoded(await Asked("334 UGFzc3dvcmQ6"))];
        }

        isSignedIn = script.SignIn is { } right && given is [var name, var password] && (name, password) == right;
        await wire.Say(isSignedIn ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong name or password");
    }

    private async Task<bool> Content()
    {
        if (await Ended(SmtpPlace.BeforeContent))
            return false;
        await wire.Say(script.Data);
        if (!script.Data.StartsWith("354", StringComparison.Ordinal))
            return true;
        var content = new StringBuilder();
        while (await wire.Line() is { } line)
        {
            if (line == ".")
            {
                server.Came();
                if (await Ended(SmtpPlace.AfterContent))
                    return false;
                var answer = script.Content(letter);
                if (answer.StartsWith('2'))
                    server.Took(new TakenMail(sender, [.. recipients], content.ToString()));
                await wire.Say(answer);
                return true;
            }

            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (await Ended(SmtpPlace.DuringContent))
                return false;
        }

        return false;
    }

    private async Task<bool> Ended(SmtpPlace here)
    {
        if (script.Stalls == here)
            await wire.Stall();
        return script.Drops == here;
    }

    private async Task<string> Asked(string question)
    {
        await wire.Say(question);
        return await wire.Line() ?? "";
    }

    private static string Decoded(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static string Bracketed(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
}

/// <summary>Lines over a connection that may turn to TLS. A line ends with CR LF alone: a bare one of them stays in it.</summary>
internal sealed class SmtpWire(Stream stream, CancellationToken end) : IDisposable
{
    private readonly byte[] buffer = new byte[8192];
    private Stream stream = stream;
    private int at;
    private int filled;

    public async Task Secure(X509Certificate2 certificate)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end);
        // What came in the clear before is not believed to have come under TLS.
        (stream, at, filled) = (secured, 0, 0);
    }

    public async Task Say(params string[] lines) => await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(lines.Select(l => l + "\r\n"))), end);

    /// <summary>Null once the other side has left.</summary>
    public async Task<string?> Line()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (at == filled)
            {
                (at, filled) = (0, await stream.ReadAsync(buffer, end));
                if (filled == 0)
                    return null;
            }

            line.Append((char)buffer[at++]);
            if (line.Length > 1 && line[^1] == '\n' && line[^2] == '\r')
                return line.ToString(0, line.Length - 2);
        }
    }

    public Task Stall() => Task.Delay(Timeout.Infinite, end);

    public void Dispose() => stream.Dispose();
}
