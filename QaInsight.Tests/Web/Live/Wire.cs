using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace QaInsight.Tests.Web.Live;

/// <summary>Sends to a site's port byte for byte what a well-behaved client would not, and keeps cookies.</summary>
internal sealed class Wire(Uri address)
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly Dictionary<string, string> cookies = [];

    public Task<WireAnswer> Get(string path) => Ask(Head("GET", path, "Connection: close"), []);

    public Task<WireAnswer> Post(string path, byte[] body, string type = Form) =>
        Ask(Head("POST", path, $"Content-Type: {type}", string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}")), [body]);

    /// <summary>Without a length: first what is said, then more and more of nothing, until the server has heard enough.</summary>
    public Task<WireAnswer> Stream(string path, byte[] first, long most, string type = Form) =>
        Ask(Head("POST", path, $"Content-Type: {type}", "Transfer-Encoding: chunked"), Chunks(first, most));

    public async Task<WireAnswer> Ask(string head, IEnumerable<byte[]> body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), patience.Token);
        var reading = ReadAsync(stream, patience.Token);
        var sent = 0L;
        try
        {
            foreach (var part in body)
            {
                if (reading.IsCompleted)
                    break;
                await stream.WriteAsync(part, patience.Token);
                sent += part.Length;
            }
        }
        catch (IOException)
        {
            // The server has hung up; what it said before is read all the same.
        }

        var answer = WireAnswer.Of(await reading, sent);
        foreach (var line in answer.Head.Split("\r\n").Where(l => l.StartsWith("Set-Cookie: ", StringComparison.OrdinalIgnoreCase)))
            cookies[line["Set-Cookie: ".Length..line.IndexOf('=', StringComparison.Ordinal)]] = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0];
        return answer;
    }

    public string Head(string verb, string path, params string[] headers) =>
        $"{verb} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"))}\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n";

    private static IEnumerable<byte[]> Chunks(byte[] first, long most)
    {
        var nothing = new byte[64 * 1024];
        Array.Fill(nothing, (byte)'a');
        yield return [.. Encoding.ASCII.GetBytes($"{first.Length:x}\r\n"), .. first, .. "\r\n"u8];
        byte[] chunk = [.. Encoding.ASCII.GetBytes($"{nothing.Length:x}\r\n"), .. nothing, .. "\r\n"u8];
        for (var sent = 0L; sent < most; sent += nothing.Length)
            yield return chunk;
        yield return "0\r\n\r\n"u8.ToArray();
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        using var all = new MemoryStream();
        var some = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(some, stop) is > 0 and var count)
            {
                all.Write(some, 0, count);
                if (WireAnswer.IsWhole(all.GetBuffer().AsSpan(0, (int)all.Length)))
                    break;
            }
        }
        catch (IOException)
        {
            // Hung up.
        }

        return all.ToArray();
    }
}

/// <param name="Sent">How much of a body was sent until the server had answered.</param>
internal sealed record WireAnswer(string Head, string Body, long Sent)
{
    public int Status => Head.Length == 0 ? 0 : int.Parse(Head.AsSpan(9, 3), CultureInfo.InvariantCulture);

    public IHtmlDocument Page => new HtmlParser().ParseDocument(Body);

    public string? Heading => Page.QuerySelector("main h1")?.TextContent;

    public string? Alert => Page.QuerySelector("[role=alert]")?.TextContent.Trim();

    public static WireAnswer Of(byte[] said, long sent)
    {
        var text = Encoding.UTF8.GetString(said);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return new WireAnswer(text, "", sent);
        var (head, body) = (text[..end], text[(end + 4)..]);
        return new WireAnswer(head, IsInChunks(head) ? Joined(said.AsSpan(Encoding.UTF8.GetByteCount(text.AsSpan(0, end + 4)))) : body, sent);
    }

    public static bool IsWhole(ReadOnlySpan<byte> said)
    {
        var end = said.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = Encoding.ASCII.GetString(said[..end]);
        var length = head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return length is null ? IsInChunks(head) && said.EndsWith("\r\n0\r\n\r\n"u8) : said.Length >= end + 4 + int.Parse(length.AsSpan(16), CultureInfo.InvariantCulture);
    }

    private static bool IsInChunks(string head) => head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);

    private static string Joined(ReadOnlySpan<byte> chunks)
    {
        using var all = new MemoryStream();
        while (chunks.IndexOf("\r\n"u8) is > 0 and var line && int.TryParse(chunks[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length) && length > 0 && chunks.Length >= line + 2 + length)
        {
            all.Write(chunks.Slice(line + 2, length));
            chunks = chunks[Math.Min(chunks.Length, line + 2 + length + 2)..];
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }
}
