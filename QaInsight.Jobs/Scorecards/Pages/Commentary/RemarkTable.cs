namespace QaInsight.Scorecards.Pages.Commentary;

/// <summary>Commentary as a table: on a measure's page every one of the measure, in files every one of the page.</summary>
public static class RemarkTable
{
    /// <summary>As files name the table, and what stands in its first column for the board as a whole.</summary>
    public const string Key = "commentary";

    public const string Conclusions = "Conclusions and recommendations";

    /// <summary>Every remark of a page, as it is numbered there; null where nothing was written.</summary>
    public static Block? Of(ScorecardPage page)
    {
        List<(string Number, string Name, Remark Remark)> all =
            [.. page.Body.Conclusions.Select(r => ("", Conclusions, r)), .. page.Remarks.OrderBy(r => r.Number).Select(r => (r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), r.Name, r.Remark))];
        return all.Count == 0 ? null : new Block(Key, "Commentary", new Table(
            [Column.Text("on", "On"), Column.Text("number", "Number on the page"), .. Columns],
            [.. all.Select(r => Row.Of([Cell.Of(r.Name), Cell.Of(r.Number), Cell.Of(r.Remark.On.Period.Label), .. Cells(r.Remark)]))]));
    }

    internal static Block Of(string key, string title, IReadOnlyList<Remark> remarks)
    {
        var rows = remarks.Select(r => Row.Of([Cell.Of(r.On.Period.Label, r.On.Place), .. Cells(r)]));
        return new Block(key, title, new Table(Columns, [.. rows]) { Note = "A period leads to every version of what was written on it." }) { IsWide = true };
    }

    private static IReadOnlyList<Column> Columns =>
    [
        Column.Text("period", "Period"), Column.Text("whose", "Of"), Column.Text("words", "What is behind it"), Column.Text("owner", "Owner"), Column.Text("next_step", "Next step"), Column.Day("next_step_by", "By"),
        Column.Text("written_by", "Written by"), Column.Day("written_on", "Written on"),
    ];

    private static IEnumerable<Cell> Cells(Remark remark) =>
    [
        Cell.Of(remark.On.Whose), Cell.Of(remark.Words) with { IsProse = true }, Cell.Of(remark.Owner), Cell.Of(remark.NextStep) with { IsProse = true }, Cell.Day(remark.By), Cell.Of(remark.Author), Cell.Day(remark.Day),
    ];
}
