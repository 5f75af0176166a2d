using System.Globalization;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs;

/// <summary>What a page's files are called.</summary>
public static class PageFile
{
    /// <summary>Of the site's own words alone: a name that somebody typed has no place in a header or on a disk.</summary>
    /// <param name="word">The page's word, or the pack's.</param>
    /// <param name="table">One of its tables; null for all.</param>
    public static string Name(string word, ScorecardPage page, string format, string? table = null)
    {
        var period = page.Head.Request.Period;
        return string.Create(CultureInfo.InvariantCulture, $"QaInsight {word}{(table is null ? "" : " " + table)}{(page.Head.Sharing is null ? "" : " for outside")} {new Period(period.From, period.To)}.{format}");
    }
}
