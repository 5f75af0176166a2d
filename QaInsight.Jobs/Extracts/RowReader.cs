using System.Text;
using QaInsight.Extracts.Sources;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>Turns the rows of one source into typed rows of a batch, or sets them aside with a reason.</summary>
public sealed class RowReader(Extract extract, IRowSource source, HeaderMap headers, Reading reading, ErasedIds erased)
{
    private const int LongestShown = 200;

    private readonly Column[] columns = [.. extract.Columns];
    private readonly ErasedRows erasedRows = new(erased, extract, headers);

    /// <summary>Fills the batch; false once the source has no more rows.</summary>
    public bool Fill(RowBatch batch)
    {
        reading.Batch = batch;
        while (!batch.IsFull)
        {
            if (!source.Read())
                return false;
            // Before anything else is said of it: the reason why a row cannot be trusted shows what the row holds.
            if (erasedRows.Has(source))
                batch.LeftOut++;
            else if (erasedRows.HasPast(source))
                batch.Past++;
            else if (source.Fault is { } fault)
                batch.Rejections.Add(new Rejection(source.Line, "", Shown(source.Raw), fault));
            else
                ReadRow(batch);
        }

        return true;
    }

    private void ReadRow(RowBatch batch)
    {
        var row = batch.Next(source.Line);
        for (var at = 0; at < columns.Length; at++)
        {
            var from = headers[at];
            var text = from.Text(from.Field < 0 ? [] : Trimmed(source[from.Field]));
            string? reason;
            if (text.IsEmpty)
            {
                reason = columns[at].NeedsValue ? Reasons.RequiredMissing : null;
                row[at] = columns[at].Kind.Blank;
            }
            else
            {
                reason = columns[at].Read(text, reading, out row[at]);
            }

            if (reason is null)
                continue;
            batch.Rejections.Add(new Rejection(source.Line, columns[at].Name, Shown(Encoding.UTF8.GetString(text)), reason));
            return;
        }

        if (extract.Check(row) is { } wrong)
        {
            var at = Array.FindIndex(columns, c => c.Name == wrong.Column);
            batch.Rejections.Add(new Rejection(source.Line, wrong.Column, headers[at].Field < 0 ? "" : Shown(Encoding.UTF8.GetString(source[headers[at].Field])), wrong.Reason));
            return;
        }

        if (extract.Oddity(row) is { } odd)
            batch.Warnings.Add((source.Line, odd));
        batch.Keep();
    }

    // Excel and case systems leave non-breaking spaces about, and broken exports NULs, at which SQLite takes text to end.
    internal static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text)
    {
        if (text.Contains((byte)0))
            text = text.ToArray().Where(b => b != 0).ToArray();
        while (text.Length > 0 && text[0] <= ' ')
            text = text[1..];
        while (text.Length > 0 && text[^1] <= ' ')
            text = text[..^1];
        if (text.IndexOf((byte)0xC2) < 0)
            return text;
        var words = Encoding.UTF8.GetString(text);
        return words.Contains('\u00A0', StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(words.Replace('\u00A0', ' ').Trim()) : text;
    }

    private static string Shown(string value) => value.Length <= LongestShown ? value : value[..LongestShown] + "…";
}
