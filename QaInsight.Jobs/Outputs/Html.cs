using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace QaInsight.Outputs;

/// <summary>
/// HTML as an interpolated string: what stands in the source is markup, and whatever is put into it is escaped, in text and in a
/// quoted attribute alike, unless it is such HTML itself. There is no way to put a name or somebody's words in unescaped.
/// </summary>
[InterpolatedStringHandler]
public sealed class Html
{
    public static readonly Html None = $"";

    // Every letter as it is, but for those that mean something in HTML.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text;

    public Html(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public bool IsNone => text.Length == 0;

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => $"{pieces}";

    public void AppendLiteral(string markup) => text.Append(markup);

    public void AppendFormatted(string? words)
    {
        if (!string.IsNullOrEmpty(words))
            text.Append(Encoder.Encode(words));
    }

    public void AppendFormatted(Html? html)
    {
        if (html is not null)
            text.Append(html.text);
    }

    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (var piece in pieces)
            AppendFormatted(piece);
    }

    public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>To two decimals, as lengths and shares are drawn.</summary>
    public void AppendFormatted(double number) => text.Append(number.ToString("0.##", CultureInfo.InvariantCulture));

    public override string ToString() => text.ToString();
}
