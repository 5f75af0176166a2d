using System.Buffers;
using System.Globalization;
using System.Text;
using QaInsight.Measures;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Outputs.Mail;

/// <summary>What a mail says in words, the same in its HTML, in its text and in its subject.</summary>
internal static class MailWords
{
    private const int LongestSubject = 180;
    private const int LongestName = 160;

    // Marks that turn the direction of what follows them; letters of such languages turn by themselves.
    private static readonly SearchValues<char> DirectionMarks = SearchValues.Create("\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    public static string Subject(ScorecardPage page, MailHead head)
    {
        var chosen = page.Head.Choices.Where(c => c.Filter == PageFilter.Service || c.Filter == PageFilter.Team).Select(c => c.Chosen).OfType<Option>()
            .Where(o => o.Value.Length > 0 && o.Label != page.Body.Title).Select(o => o.Label);
        var period = page.Kind.IsOfPeriod ? $" – {page.Head.Request.Period.Label}" : "";
        return Subject(string.Join(", ", [page.Body.Title, .. chosen]) + period, head.Marking, $" (as at {page.Head.Request.AsOf.ToWords()})");
    }

    public static string Subject(string says, string marking, string end = "")
    {
        var start = OneLine(marking) is { Length: > 0 } marked ? $"{marked}: " : "";
        return start + Short(OneLine(says), LongestSubject - start.Length - end.Length) + end;
    }

    /// <summary>Without line breaks and whatever else has no look of its own.</summary>
    public static string OneLine(string words)
    {
        var line = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            else if (!IsUnseen(rune))
                line.Append(rune.ToString());
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The same of a whole mail: its line breaks stay.</summary>
    public static string Cleaned(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || (!Rune.IsControl(rune) && !IsUnseen(rune)))
                cleaned.Append(rune.ToString());
        }

        return cleaned.ToString();
    }

    public static string Short(string words, int most = LongestName)
    {
        if (words.Length <= most)
            return words;
        var end = Math.Max(0, most - 1);
        return words[..(end > 0 && char.IsHighSurrogate(words[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }

    /// <summary>What the page is narrowed by, as its head says it.</summary>
    public static IEnumerable<string> Filters(PageHead head) => new[] { head.Sharing }.OfType<string>()
        .Concat(head.Choices.Where(c => c.Filter != PageFilter.Period && c.Chosen is { Value.Length: > 0 }).Select(c => c.Chosen!.Label))
        .Concat(head.InForce.Select(f => $"{f.Name}: {f.Says}")).Select(f => Short(OneLine(f)));

    public static IEnumerable<string> Standing(PageHead head)
    {
        var fresh = head.Freshness;
        var there = TimeZoneInfo.ConvertTime(fresh.LastImport, Days.London);
        yield return $"Figures as at {head.Request.AsOf.ToWords()}";
        yield return string.Create(CultureInfo.InvariantCulture, $"last import {DateOnly.FromDateTime(there.DateTime).ToWords()} at {there:HH:mm}");
        if (fresh.SetAsideRows > 0)
            yield return $"{InEnglish.Count(fresh.SetAsideRows, "row", "rows")} set aside";
        if (fresh.SetAsideFiles > 0)
            yield return $"{InEnglish.Count(fresh.SetAsideFiles, "file", "files")} set aside whole";
        if (fresh.Looked is { } looked)
            yield return $"{InEnglish.Count(looked.AuditsCompleted, "audit", "audits")} from {InEnglish.Count(looked.TeamsAudited)} of {InEnglish.Count(looked.TeamsInScope, "team", "teams")}";
    }

    /// <summary>What has to be known of all figures: a few words, and what they mean.</summary>
    public static IEnumerable<(string Strong, string Says)> Notices(ScorecardPage page)
    {
        if (page.Head.Freshness.IsSample)
            yield return ("A made-up council.", "No child, family or worker in these figures is real.");
        if (page.Head.PartReturned)
            yield return ("Part returned.", $"Some audits of {page.Head.Request.Period.Label} are still to come back, so its figures will change.");
        if (page.Body.Notice is { } notice)
            yield return ("", notice);
    }

    public static string? Says(TargetStatus? status) => status is { } told ? InEnglish.InText(Drawings.Marks.Says(told)) : null;

    /// <summary><c>12 of 41</c>; null where the figure is of nothing.</summary>
    public static string? Counted(Figure? figure) => figure is { Denominator: > 0 } ? BoardRows.Counted(figure) : null;

    /// <summary>What has to be known of a cell's figure, in few words.</summary>
    /// <param name="saysStatus">Whether it is also said how it stands against its target.</param>
    public static IEnumerable<string> Beside(Cell cell, bool saysStatus)
    {
        if (Counted(cell.Figure) is { } counted)
            yield return counted;
        if (cell.Figure is { IsSmall: true, Denominator: > 0 } small)
            yield return small.Caution!;
        else if (saysStatus && Says(cell.Figure?.Status) is { } status)
            yield return status;
        if (cell.Note is { } note)
            yield return note;
        foreach (var remark in cell.Remarks)
            yield return $"see {InEnglish.Count(remark.Number)}";
    }

    /// <summary>What is said of a block. What the drawing of a trend shows is put into words, for a mail does not draw it.</summary>
    public static Sentence? Say(Block block)
    {
        var parts = block.Say?.Parts.Where(p => p.Text.Trim() is not (TrendBlocks.Usual or TrendBlocks.Squares)).ToList() ?? [];
        if (block.Chart is TrendChart { Trend: { Mean: { } mean, Lower: { } lower, Upper: { } upper } trend })
            parts.Add(new Words($"{(parts.Count > 0 ? " " : "")}On average {Level(mean, trend)}, usually from {Level(lower, trend)} to {Level(upper, trend)}: within that, a rise or fall may be chance."));
        return parts.Count == 0 ? null : new Sentence(parts);
    }

    /// <summary><c>3 good, 10 requires improvement</c>.</summary>
    public static string Parts(BarsChart chart, StackedBar bar) => string.Join(", ", chart.Meanings.Zip(bar.Parts).Where(p => p.Second.Count > 0).Select(p => $"{InEnglish.Count(p.Second.Count)} {InEnglish.InText(p.First.Name)}"));

    /// <summary>The last months of a trend, oldest first: <c>June 2026 33%, July 2026 20%</c>.</summary>
    public static string Months(IEnumerable<TrendPoint> points) => string.Join(", ", points.Select(p => $"{p.Month.Label} {p.Figure.Display}"));

    private static string Level(double level, Trend trend) => trend.IsShare ? string.Create(CultureInfo.InvariantCulture, $"{level * 100:0}%") : level.ToString("0.#", CultureInfo.InvariantCulture);

    private static bool IsUnseen(Rune rune) => (rune.IsBmp && DirectionMarks.Contains((char)rune.Value)) || rune.Value is 0xFEFF or 0x2028 or 0x2029;
}
