using QaInsight.Measures;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages;

/// <param name="Empty">What is said in place of no rows.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, string Empty = "Nothing to show for these filters.")
{
    public const int MostOnAPage = 100;

    /// <summary>How many rows a page shows; files hold them all.</summary>
    public int MostShown { get; init; } = MostOnAPage;

    /// <summary>How many rows there are, where only those that are shown were read.</summary>
    public decimal? Of { get; init; }

    /// <summary>Whether each row is a fact of one thing, by its name and what it is, rather than one of many things.</summary>
    public bool IsFacts { get; init; }

    /// <summary>What a reader has to know of its figures: a rule, a caution.</summary>
    public string? Note { get; init; }
}

/// <param name="Key">As files head it: <c>good_or_better</c>.</param>
public sealed record Column(string Key, string Title, ColumnKind Kind = ColumnKind.Text)
{
    /// <summary>What the title leaves unsaid, for those who ask.</summary>
    public string? Says { get; init; }

    /// <summary>Whether its cells stay on one line: ids, months.</summary>
    public bool KeepsTogether { get; init; }

    /// <summary>An id, or whatever else would be hard to read on two lines.</summary>
    public static Column Id(string key, string title) => new(key, title) { KeepsTogether = true };

    public static Column Text(string key, string title) => new(key, title);

    public static Column Number(string key, string title) => new(key, title, ColumnKind.Number);

    public static Column Figure(string key, string title) => new(key, title, ColumnKind.Figure);

    public static Column Day(string key, string title) => new(key, title, ColumnKind.Day) { KeepsTogether = true };
}

public enum ColumnKind
{
    Text,
    Number,

    /// <summary>A measure's figure: files give its numerator and denominator beside it.</summary>
    Figure,
    Day,
}

/// <summary>The first cell names the row.</summary>
public sealed record Row(IReadOnlyList<Cell> Cells)
{
    public bool IsTotal { get; init; }

    public static Row Of(params IReadOnlyList<Cell> cells) => new(cells);
}

/// <param name="Text">As people read it.</param>
public sealed record Cell(string Text)
{
    public static readonly Cell None = new("–");

    /// <summary>What it is sorted by and what files hold: a number, a day; null where that is the text.</summary>
    public object? Value { get; init; }

    /// <summary>The figure it shows, with what was counted and its cautions.</summary>
    public Figure? Figure { get; init; }

    public MeasureUnit Unit { get; init; }

    /// <summary>Where it leads.</summary>
    public PageAddress? Place { get; init; }

    /// <summary>A word more, set smaller: <c>12–34%</c>, <c>small numbers</c>.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is what somebody wrote, at length: it takes the room that other columns leave.</summary>
    public bool IsProse { get; init; }

    /// <summary>What was written about its figure.</summary>
    public IReadOnlyList<NumberedRemark> Remarks { get; init; } = [];

    /// <summary>What a change or a difference comes to, where one is told.</summary>
    public Variation? Variation { get; init; }

    public static Cell Of(string? text, PageAddress? place = null) => string.IsNullOrEmpty(text) ? None : new(text) { Place = place };

    public static Cell Count(decimal count, PageAddress? place = null) => new(InEnglish.Count(count)) { Value = count, Place = count == 0 ? null : place };

    public static Cell Day(DateOnly? day) => day is { } d ? new(d.ToWords()) { Value = d } : None;

    public static Cell Of(Month month, PageAddress? place = null) => new(month.Label) { Value = month.FirstDay, Place = place };

    /// <summary>A figure of a measure; nothing leads to the rows behind a count of none.</summary>
    public static Cell Of(Figure? figure, MeasureUnit unit, PageAddress? place = null) => figure is null
        ? None
        : new(figure.Display) { Value = figure.Value, Figure = figure, Unit = unit, Place = figure.Numerator is > 0 ? place : null };
}
