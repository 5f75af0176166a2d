using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Mail;

/// <summary>As much of a table as a mail has room for, down to a phone's width; the page holds the rest, and the mail says so.</summary>
/// <param name="Columns">Places of the columns that are shown, the first of which names the row.</param>
/// <param name="Under">Places of those that stand under the row's name: with a column each, the table would be wider than a phone.</param>
/// <param name="IsStacked">Whether each row stands as lines of names and values alone.</param>
/// <param name="Left">What is left to the page, in sentences.</param>
internal sealed record ShownTable(Table Table, IReadOnlyList<int> Columns, IReadOnlyList<int> Under, IReadOnlyList<Row> Rows, bool IsStacked, string? Left)
{
    public const int MostRows = 12;
    public const int MostMonths = 6;

    private const int MostTogether = 3;
    private const int MostUnder = 3;

    // In pixels: what a phone of 360 leaves to a table, a letter of a cell and of what stands smaller, and between columns.
    private const double Room = 300;
    private const double Letter = 7.6;
    private const double SmallLetter = 6.8;
    private const int Gap = 10;

    // Letters of a word that has to stay whole: longer ones are broken, for they would push the others off the screen.
    private const int LongWord = 18;
    private const int LongWordBesideMany = 12;

    public static ShownTable Of(Block block)
    {
        var table = block.Table;
        var most = block.Chart is TrendChart ? MostMonths : MostRows;
        var rows = table.Rows.Where(r => !r.IsTotal).ToList();
        IReadOnlyList<Row> shown = [.. rows.Take(most), .. table.Rows.Where(r => r.IsTotal)];
        var rest = Enumerable.Range(1, Math.Max(0, table.Columns.Count - 1)).ToList();
        var figures = rest.Where(at => table.Columns[at].Kind is ColumnKind.Figure or ColumnKind.Number).ToList();
        var isStacked = table.Rows.Any(r => r.Cells.Any(c => c.IsProse)) || (figures.Count == 0 && rest.Count >= MostTogether);
        var beside = isStacked || rest.Count < MostTogether ? rest : Fitting(table, shown, figures);
        IReadOnlyList<int> under = [.. rest.Except(beside).Take(MostUnder)];
        var left = string.Join(" ", LeftOf(table, rest.Except(beside).Except(under), rows.Count, most));
        return new ShownTable(table, [0, .. beside], under, shown, isStacked, left.Length > 0 ? left : null);
    }

    /// <summary>The column whose shares are drawn as well: the first of them.</summary>
    public int? Drawn => Columns.Count > MostTogether || IsStacked ? null
        : Columns.Cast<int?>().FirstOrDefault(at => Rows.Any(r => r.Cells[at!.Value] is { Figure.Value: not null, Unit: MeasureUnit.Percent }));

    /// <summary>Whether its cells say how they stand against their targets: a column of its own may say it.</summary>
    public bool SaysStatus => Table.Columns.All(c => c.Key != "reading");

    public bool IsBroken(string words) => LongestWord(words) > (Columns.Count >= MostTogether ? LongWordBesideMany : LongWord);

    private static List<int> Fitting(Table table, IReadOnlyList<Row> rows, IReadOnlyList<int> figures)
    {
        var room = Room - (Math.Min(LongWordBesideMany, rows.Max(r => LongestWord(r.Cells[0].Text))) * Letter);
        return [.. figures.TakeWhile(at => (room -= Width(table, rows, at)) >= 0)];
    }

    private static double Width(Table table, IReadOnlyList<Row> rows, int at) => Gap + new[]
    {
        LongestWord(table.Columns[at].Title) * SmallLetter,
        rows.Max(r => r.Cells[at].Text.Length) * Letter,
        rows.Max(r => MailWords.Counted(r.Cells[at].Figure)?.Length ?? 0) * SmallLetter,
    }.Max();

    private static int LongestWord(string words) => words.Split(' ').Max(w => w.Length);

    private static IEnumerable<string> LeftOf(Table table, IEnumerable<int> columns, int rows, int most)
    {
        if (rows > most || table.Of > rows)
            yield return $"The first {InEnglish.Number(Math.Min(rows, most))} of {InEnglish.Count(table.Of ?? rows)}: all of them on the page.";
        if (columns.Select(at => table.Columns[at].Title).ToList() is { Count: > 0 } titles)
            yield return $"Also on the page: {MailWords.Short(InEnglish.Listed(titles))}.";
    }
}
