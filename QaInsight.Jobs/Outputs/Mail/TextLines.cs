using System.Text;

namespace QaInsight.Outputs.Mail;

/// <summary>Plain text as it is read in a window of 76 letters: wrapped at blanks, never within a word or an address.</summary>
internal sealed class TextLines
{
    public const int Width = 76;

    private readonly StringBuilder text = new();

    public TextLines Line(string line)
    {
        text.Append(line.TrimEnd()).Append('\n');
        return this;
    }

    public TextLines Blank() => text.Length == 0 || (text.Length > 1 && text[^1] == '\n' && text[^2] == '\n') ? this : Line("");

    public TextLines Marked(MailHead head) => Line(MailWords.OneLine(head.Marking)).Line($"QaInsight, {MailWords.OneLine(head.Council)}").Blank();

    public TextLines Title(string title) => Underlined(title, '=');

    public TextLines Heading(string heading) => Blank().Blank().Underlined(heading, '-');

    /// <param name="isSaid">Whether the heading above it says the same.</param>
    public TextLines SubHeading(string heading, bool isSaid = false) => isSaid ? Blank() : Blank().Line(MailWords.Short(MailWords.OneLine(heading)).ToUpperInvariant());

    public TextLines Paragraph(string words)
    {
        Blank();
        return Wrapped(words, "", "");
    }

    /// <summary>Straight under what stands there.</summary>
    public TextLines Said(string words) => Wrapped(words, "", "");

    public TextLines Item(string words) => Wrapped(words, "- ", "  ");

    public TextLines Wrapped(string words, string first, string next)
    {
        foreach (var paragraph in words.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = new StringBuilder(first);
            var start = first.Length;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > start && line.Length + 1 + word.Length > Width)
                {
                    Line(line.ToString());
                    line.Clear().Append(next);
                    start = next.Length;
                }

                if (line.Length > start)
                    line.Append(' ');
                line.Append(word);
            }

            Line(line.ToString());
            first = next;
        }

        return this;
    }

    public TextLines Foot(MailHead head)
    {
        Blank().Line(new string('-', Width));
        foreach (var line in MailFrame.Under(head))
            Said(line);
        if (head.Change is { } to)
            Line("Change or stop these mails:").Line(to.AbsoluteUri);
        return Blank().Line(MailWords.OneLine(head.Marking));
    }

    public override string ToString() => MailWords.Cleaned(text.ToString());

    private TextLines Underlined(string words, char with)
    {
        var line = MailWords.Short(MailWords.OneLine(words), Width);
        return Line(line).Line(new string(with, line.Length));
    }
}
