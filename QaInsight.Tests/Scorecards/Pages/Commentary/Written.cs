using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Tests.Scorecards.Pages.Commentary;

/// <summary>A council of two services, North with two teams and South with one, and what was written about its figures.</summary>
internal sealed class Written : IDisposable
{
    public const string Inadequate = "grade-inadequate";

    private static readonly DateOnly Day = new(2026, 6, 13);

    private readonly TestWarehouse warehouse = new();
    private readonly List<Remark> remarks = [];

    public Written()
    {
        string[] teams = ["A", "B", "C"];
        Xunit.Assert.Equal(0, warehouse.Import(
            Day,
            warehouse.Write("teams.csv", "team,service,formerly", "A,North,Old A", "B,North,", "C,South,"),
            warehouse.Write("audits.csv", ["audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade",
                .. from month in new[] { "2026-04", "2026-05" } from team in teams from audit in Enumerable.Range(0, 4)
                   select $"Q{month}{team}{audit},C{month}{team}{audit},{month},{team},CIN,completed,{(audit == 0 ? "Inadequate" : "Good")}"])).ExitCode);
    }

    public Written Say(string words, string? measure = Inadequate, string period = "2026-05", string? service = null, string? team = null, string programme = TeamDirectory.MainProgramme)
    {
        remarks.Add(new Remark(new Subject(measure, Period.Parse(period), programme, service, team), remarks.Count + 1, words.Length == 0 ? null : words, null, null, null, "Ann", Day));
        return this;
    }

    public ScorecardPage Read(PageAddress address, Scope? scope = null)
    {
        using var build = warehouse.Folder.OpenLive();
        var set = new WhatIsSet("1", new Figures(Targets.Load(TestWarehouse.ReferenceFolder))) { Remarks = remarks };
        return new PageReader(build, new BuildContext(build), scope ?? Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), set).Read(address)!;
    }

    public ScorecardPage Board(string? service = null, Scope? scope = null, string? period = "2026-05") => Read(new PageAddress("board") { Period = period, Service = service }, scope);

    /// <summary>What is written out on a page, with whose figure it is about.</summary>
    public static IEnumerable<string> Told(ScorecardPage page) => page.Remarks.Select(r => $"{r.Number} {r.Name}, {r.Remark.On.Whose}: {r.Remark.Words}");

    public void Dispose() => warehouse.Dispose();
}
