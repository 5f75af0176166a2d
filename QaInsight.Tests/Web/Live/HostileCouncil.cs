namespace QaInsight.Tests.Web.Live;

/// <summary>A council whose names are markup, formulas, turned directions, and longer than any screen.</summary>
internal static class HostileCouncil
{
    public const string Script = "</script><script>alert(1)</script>";
    public const string Formula = "=HYPERLINK(\"http://evil.example\",\"click\")";
    public const string Command = "+cmd|' /C calc'!A0";
    public const string Turned = "\u202Etxet denrut\u202C team";
    public const string Family = "Früh 👩‍👧‍👦 Hilfe";
    public const string Markup = "<img src=x onerror=alert(1)> & \"sons\"";
    public static readonly string Long = "A very long name without any end " + new string('W', 120);

    public static readonly IReadOnlyList<string> Names = [Script, Formula, Command, Long, Family, Markup, Turned];

    public static readonly DateOnly Day = new(2026, 6, 13);

    public static void Fill(LiveSite site) => site.Import(
        Day,
        site.Write("teams.csv", ["team,service", .. Names.Select(n => $"{Quoted(n)},{Quoted(n)}")]),
        site.Write("audits.csv", ["audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade,auditor", .. Audits()]),
        site.Write("judgements.csv", ["audit_id,domain,question,grade,comment", .. Names.SelectMany((domain, at) => Enumerable.Range(1, 56).Select(n => $"Q{n},{Quoted(domain)},{Quoted(Names[(at + n) % 7])},{(n % 7 < at ? "Inadequate" : "Good")},{Quoted(Names[n % 7])}"))]),
        site.Write("actions.csv", ["action_id,child_id,team,raised_on,due_on,completed_on", .. Names.Select((n, at) => $"T{at},C{at},{Quoted(n)},2026-05-01,2026-05-31,")]));

    private static IEnumerable<string> Audits() => Enumerable.Range(0, 56).Select(n =>
        $"Q{n + 1},C{n + 1},2026-05,{Quoted(Names[n % 7])},{Quoted(Names[n % 7])},completed,{(n / 7 < n % 7 ? "Inadequate" : "Good")},{Quoted(Names[n % 7])}");

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>The site on that council's figures.</summary>
public sealed class HostileSite : LiveSite
{
    public HostileSite()
    {
        SampleOnFirstRun = false;
        HostileCouncil.Fill(this);
    }
}
