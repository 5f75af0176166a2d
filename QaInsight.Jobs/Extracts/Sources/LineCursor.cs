using System.Text;

namespace QaInsight.Extracts.Sources;

/// <summary>Finds where a file's lines start, from the top down: CR, LF and CR LF each end one.</summary>
/// <param name="longest">The most bytes of a line that are kept.</param>
internal sealed class LineCursor(string path, int longest) : IDisposable
{
    private readonly FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
    private int line = 1;

    /// <summary>Where the line after the last one asked for starts.</summary>
    public long Offset { get; private set; }

    /// <summary>Moves below a line that lies below the last one asked for; gives its text.</summary>
    public string MoveBelow(int wanted)
    {
        var text = new List<byte>();
        while (line <= wanted)
        {
            var next = stream.ReadByte();
            if (next < 0)
                break;
            if (next is '\r' && Peek() == '\n')
                stream.ReadByte();
            if (next is '\r' or '\n')
                line++;
            else if (line == wanted && text.Count < longest)
                text.Add((byte)next);
        }

        Offset = stream.Position;
        return Encoding.UTF8.GetString([.. text]);
    }

    public void Dispose() => stream.Dispose();

    private int Peek()
    {
        var next = stream.ReadByte();
        if (next >= 0)
            stream.Position--;
        return next;
    }
}
