using System.Text;

namespace QaInsight.Outputs.Mail;

/// <summary>How much a mail may still hold: mail sites cut what is longer than 102 KB, and with it the foot.</summary>
internal sealed class MailRoom
{
    /// <summary>In bytes of UTF-8, as all of its figures are.</summary>
    public const int Most = 100_000;

    // For what is said of it all: what was left out, the foot.
    private const int KeptFree = 6_000;

    private readonly List<string> left = [];
    private int room = Most - KeptFree;

    /// <summary>What did not fit, by its names.</summary>
    public IReadOnlyList<string> Left => left;

    /// <summary>The piece, or nothing where it does not fit.</summary>
    /// <param name="name">By which it is said to have been left out.</param>
    public Html Fit(string name, Html piece)
    {
        var size = Encoding.UTF8.GetByteCount(piece.ToString());
        if (size > room)
        {
            left.Add(name);
            return Html.None;
        }

        room -= size;
        return piece;
    }
}
