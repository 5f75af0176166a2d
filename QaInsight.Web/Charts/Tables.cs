using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Web.Charts;

/// <summary>How tables are sorted and shaded.</summary>
public static class Tables
{
    private const int Shades = 9;

    /// <summary>What a reader's browser sorts a cell by; null where that is its text.</summary>
    public static string? SortValue(Cell cell) => cell.Value switch
    {
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        null when cell.Text == Cell.None.Text || cell.Figure is not null => "",
        _ => null,
    };

    /// <summary>A share's shade, 0 (none) to 9 (all).</summary>
    public static int Shade(Figure figure) => (int)Math.Clamp(Math.Round((figure.Value ?? 0) * Shades), 0, Shades);
}
