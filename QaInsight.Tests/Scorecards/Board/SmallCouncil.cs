using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Tests.Scorecards.Board;

/// <summary>A council written by hand, row by row, and the board's page that is made of it.</summary>
internal sealed class SmallCouncil : IDisposable
{
    private readonly TestWarehouse warehouse = new();
    private readonly Dictionary<string, string> teams = [];
    private readonly List<string> audits = [];
    private readonly List<string> judgements = [];
    private readonly List<string> actions = [];
    private readonly List<string> concerns = [];
    private bool imported;

    /// <summary>The day on which the build judges actions and concerns.</summary>
    public DateOnly Day { get; init; } = new(2026, 6, 13);

    public SmallCouncil Team(string team, string service = "Safeguarding")
    {
        teams[team] = $"{team},{service}";
        return this;
    }

    /// <param name="moderated">The moderator's grade, by whom <paramref name="grade"/> was looked at again.</param>
    public SmallCouncil Audit(
        string team = "A", string grade = "Good", string month = "2026-05", string status = "CIN", string? moderated = null, string returned = "completed",
        string programme = "Children's Social Care", int times = 1)
    {
        if (!teams.ContainsKey(team))
            Team(team);
        for (var time = 0; time < times; time++)
            audits.Add($"Q{audits.Count + 1},C{audits.Count + 1},{month},{programme},{team},{status},{returned},{(returned == "completed" ? grade : "")},{moderated}");
        return this;
    }

    /// <summary>Audits of one month: how many of each grade.</summary>
    public SmallCouncil Month(string month, int good = 0, int improving = 0, int inadequate = 0, string status = "CIN") => this
        .Audit(month: month, status: status, times: good)
        .Audit(grade: "RI", month: month, status: status, times: improving)
        .Audit(grade: "Inadequate", month: month, status: status, times: inadequate);

    /// <summary>A grade for a domain, of so many of the audits that there are.</summary>
    public SmallCouncil Domain(string domain, string grade, int from, int times)
    {
        for (var at = from; at < from + times; at++)
            judgements.Add($"Q{at},{domain},{grade}");
        return this;
    }

    public SmallCouncil Action(string raised = "2026-05-01", string due = "2026-05-31", string done = "", string child = "C1", string team = "A", int times = 1)
    {
        for (var time = 0; time < times; time++)
            actions.Add($"T{actions.Count + 1},{child},{team},{raised},{due},{done}");
        return this;
    }

    public SmallCouncil Concern(string opened, string resolved = "", string team = "A", int times = 1)
    {
        for (var time = 0; time < times; time++)
            concerns.Add($"N{concerns.Count + 1},C{concerns.Count + 1},{team},{opened},{resolved}");
        return this;
    }

    public BoardScorecard Board(string? period = "2026-05", string? programme = null, string? service = null, string? asOf = null)
    {
        if (!imported)
            Import();
        imported = true;
        return Read(warehouse, new PageAddress(BoardPage.Word) { Period = period, Programme = programme, Service = service, AsOf = asOf });
    }

    public string Doing(string? period = "2026-05", string? programme = null, string? service = null) => Board(period, programme, service).HowAreWeDoing.Lead.ToString();

    public string Know(string? period = "2026-05") => Board(period).HowDoWeKnow.Lead.ToString();

    public string About(string? period = "2026-05") => Board(period).WhatAreWeDoing.Lead.ToString();

    public static BoardScorecard Read(TestWarehouse warehouse, PageAddress address)
    {
        using var build = warehouse.Folder.OpenLive();
        return new BoardReader(build, new BuildContext(build), Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), new Figures(Targets.Load(TestWarehouse.ReferenceFolder))).Read(address);
    }

    public void Dispose() => warehouse.Dispose();

    private void Import()
    {
        var outcome = warehouse.Import(
            Day,
            warehouse.Write("teams.csv", ["team,service", .. teams.Values]),
            warehouse.Write("audits.csv", ["audit_id,child_id,audit_month,programme,team,legal_status,return_status,auditor_grade,moderator_grade", .. audits]),
            warehouse.Write("judgements.csv", ["audit_id,domain,grade", .. judgements]),
            warehouse.Write("actions.csv", ["action_id,child_id,team,raised_on,due_on,completed_on", .. actions]),
            warehouse.Write("concerns.csv", ["concern_id,child_id,team,opened_on,resolved_on", .. concerns]));
        Xunit.Assert.Equal(0, outcome.ExitCode);
    }
}
