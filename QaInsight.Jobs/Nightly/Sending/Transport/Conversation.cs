using System.Globalization;
using System.Text;
using MailKit;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>
/// Follows what is said to a mail server and answered, as far as it says whether a letter may have been taken. It keeps the
/// last answer alone: no password, nothing of the letter.
/// </summary>
internal sealed class Conversation : IProtocolLogger
{
    private const int GoAhead = 354;
    private const int LongestLine = 512;

    private readonly StringBuilder line = new();
    private Stage stage;

    private enum Stage
    {
        Before,
        Asked,
        Content,
        Answered,
    }

    /// <summary>Whether the letter's content has begun to go out.</summary>
    public bool MayBeTaken => stage is Stage.Content or Stage.Answered;

    /// <summary>Whether the server was asked to take the content: by then it has taken sender and reader.</summary>
    public bool WasAsked { get; private set; }

    /// <summary>The server's answer to the content; null where none came.</summary>
    public (int Code, string Says)? Answer { get; private set; }

    /// <summary>Its last answer to anything.</summary>
    public (int Code, string Says)? Last { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>A new letter on the same connection.</summary>
    public void Begin() => (stage, WasAsked, Answer, Last) = (Stage.Before, false, null, null);

    public void LogConnect(Uri uri)
    {
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        if (stage == Stage.Before && buffer.AsSpan(offset, count).SequenceEqual("DATA\r\n"u8))
            (stage, WasAsked) = (Stage.Asked, true);
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (var sign in buffer.AsSpan(offset, count))
        {
            if (sign == '\n')
                Ended();
            else if (line.Length < LongestLine)
                line.Append(sign is >= 0x20 and < 0x7F ? (char)sign : ' ');
        }
    }

    public void Dispose()
    {
    }

    private void Ended()
    {
        var said = line.ToString().TrimEnd();
        line.Clear();
        // All but an answer's last line have a hyphen after the code.
        if (said.Length < 3 || !int.TryParse(said.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || (said.Length > 3 && said[3] != ' '))
            return;
        Last = (code, said);
        if (stage == Stage.Asked)
            stage = code == GoAhead ? Stage.Content : Stage.Before;
        else if (stage == Stage.Content)
            (stage, Answer) = (Stage.Answered, (code, said));
    }
}
