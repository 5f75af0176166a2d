using System.Globalization;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Web.Charts;

/// <summary>How tables are sorted.</summary>
public static class Tables
{
    /// <summary>What a reader's browser sorts a cell by; null where that is its text.</summary>
    public static string? SortValue(Cell cell) => cell.Value switch
    {
        decimal number when cell is { Note: null, Figure: null } && number.ToString(CultureInfo.InvariantCulture) == cell.Text => null,
        decimal number => Math.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        null when cell.Text == Cell.None.Text || cell.Figure is not null => "",
        _ => null,
    };
}
