using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Rows;

/// <summary>One row of a list, as cells ask it.</summary>
internal sealed class RowReading(PageSource source, RowTable table, int at, IReadOnlySet<string> knownAudits)
{
    public PageSource Source => source;

    public PageAddress Address => source.Address;

    public RowOrigin? Origin => table.Origins.Count == 0 ? null : table.Origins[at];

    public string? Text(string column) => Value(column) as string;

    public Cell Plain(string column) => Cell.Of(Text(column));

    /// <summary>A code in words: <c>not_to_standard</c> as Not to standard.</summary>
    public Cell Word(string column) => Cell.Of(Text(column) is { } word ? InEnglish.Capital(word.Replace('_', ' ')) : null);

    public DateOnly? DayOf(string column) => Text(column) is { } day ? Days.Parse(day) : null;

    public Cell Day(string column) => Cell.Day(DayOf(column));

    /// <summary>Where many days stand side by side.</summary>
    public Cell ShortDay(string column) => DayOf(column) is { } day ? new(day.ToFewWords()) { Value = day } : Cell.None;

    /// <summary>What else is asked of the same person; on a page of actions, those of the page.</summary>
    public Cell Owner() => Cell.Of(Text("owner"), Text("owner") is { } owner ? (Address.Page == "rows" ? Address : Address.ToRows("actions")) with { Person = owner } : null);

    public Cell Month(string column) => Text(column) is { } month ? Cell.Of(Warehouse.Month.Parse(month)) : Cell.None;

    public Cell Number(string column) => Value(column) is { } value ? Amount(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)) : Cell.None;

    /// <summary>The audit's own page, where the audit is known.</summary>
    public Cell Audit(string column) => Cell.Of(Text(column), Text(column) is { } id && (table.Of == "audits" || knownAudits.Contains(id)) ? Address.ToAudit(id) : null);

    /// <summary>The team's page: an earlier name leads to the team that took on its history.</summary>
    public Cell Team() => Cell.Of(Text("team"), Text("team") is { } team ? Address.To("team") with { Team = team } : null);

    public Cell Practitioner() => Cell.Of(Text("practitioner"), Text("practitioner") is { } person ? Address.To("practitioner") with { Person = person } : null);

    public Cell LegalStatus() => Cell.Of(Text("legal_status") is { } name ? source.Context.LegalStatuses.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Label ?? name : null);

    /// <summary>The file and line that it came from.</summary>
    public Cell Line() => Origin is { } origin ? Cell.Of($"{origin.File}{(origin.Sheet is { } sheet ? $", sheet {sheet}" : "")}, line {origin.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}") : Cell.None;

    private static Cell Amount(decimal amount) => new(amount.ToString("#,##0.####", System.Globalization.CultureInfo.InvariantCulture)) { Value = amount };

    private object? Value(string column) => table.Columns.ToList().IndexOf(column) is var place and >= 0 ? table.Rows[at][place] : null;
}
