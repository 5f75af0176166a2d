using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;
using SQLitePCL;
using Xunit;

namespace QaInsight.Tests.Scorecards;

/// <summary>What a page asks of the warehouse, in statements and in steps of SQLite's machine: neither hangs on how fast a machine is.</summary>
public sealed class PageCostTests : IClassFixture<PageCostTests.Councils>
{
    private const int MostStatements = 80;
    private const int Times = 8;

    // Pages that look at rows one by one, or name teams by them: of the months shown, and only while they are few enough to be looked at.
    private static readonly string[] OfRows = ["board", "rows", "audit", "team", "practitioner", "domain", "status", "teams", "auditing", "actions", "concerns", "performance"];

    private readonly Councils councils;

    public PageCostTests(Councils councils) => this.councils = councils;

    public static IEnumerable<object[]> Kinds =>
        from kind in PageKind.All.Prepend(PageKind.Board)
        from period in kind.IsOfPeriod ? new[] { "2026-05", "FY2025-26-Q4", "2025-06..2026-05" } : ["2026-05"]
        select new object[] { kind.Word, period };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_page_makes_few_queries_and_no_more_of_them_for_more_audits(string kind, string period)
    {
        var (few, many) = (councils.Few.Ask(kind, period), councils.Many.Ask(kind, period));

        Assert.InRange(few.Statements, 1, MostStatements);
        Assert.InRange(many.Statements, 1, few.Statements + 2);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_page_reads_does_not_grow_with_the_audits(string kind, string period)
    {
        var (few, many) = (councils.Few.Ask(kind, period), councils.Many.Ask(kind, period));

        Assert.True(many.Steps <= (few.Steps * (OfRows.Contains(kind) ? Times : 1.5)) + 5_000, $"{kind} of {period}: {few.Steps} steps, and with {Times} times the audits {many.Steps}");
    }

    public sealed class Councils : IDisposable
    {
        public Council Few { get; } = new(2);

        public Council Many { get; } = new(2 * Times);

        public void Dispose()
        {
            Few.Dispose();
            Many.Dispose();
        }
    }

    /// <summary>Ten teams of three services over fourteen months, with so many audits a team and month.</summary>
    public sealed class Council : IDisposable
    {
        private const int StepsAtOnce = 50;
        private static readonly DateOnly Day = new(2026, 6, 13);
        private static readonly string[] Grades = ["Good", "Requires Improvement", "Inadequate", "Good"];

        private readonly TestWarehouse warehouse = new();
        private readonly PublishedBuild build;
        private readonly BuildContext context;
        private readonly PageReader pages;

        public Council(int audits)
        {
            var months = Enumerable.Range(0, 14).Select(back => new Month(2026, 5).Add(-back)).ToList();
            var rows = (from month in months from team in Enumerable.Range(1, 10) from audit in Enumerable.Range(0, audits) select (Id: $"Q{month}-{team}-{audit}", month, team, audit)).ToList();
            string Raised(Month month) => $"{month}-20";
            Assert.Equal(0, warehouse.Import(
                Day,
                warehouse.Write("teams.csv", ["team,service", .. Enumerable.Range(1, 10).Select(t => $"Team {t},Service {t % 3}")]),
                warehouse.Write("audits.csv", ["audit_id,child_id,audit_month,team,legal_status,practitioner,auditor,moderator,due_on,submitted_on,return_status,auditor_grade,moderator_grade,child_views,child_feedback,quality_check",
                    .. rows.Select(r => $"{r.Id},C{r.Id},{r.month},Team {r.team},{(r.audit % 2 == 0 ? "CIN" : "CP")},P{r.team}-{r.audit % 3},A{r.team},M{r.team % 4},{r.month}-21,{r.month}-19,completed,{Grades[r.audit % 4]},{Grades[(r.audit + r.team) % 4]},yes,positive,green")]),
                warehouse.Write("judgements.csv", ["audit_id,domain,question,grade,comment", .. rows.SelectMany(r => new[] { "Oversight", "Planning" }.Select(d => $"{r.Id},{d},Is it so?,{Grades[(r.audit + d.Length) % 4]},Said of {r.Id}"))]),
                warehouse.Write("actions.csv", ["action_id,audit_id,child_id,team,owner,raised_on,due_on,completed_on", .. rows.Select(r => $"T{r.Id},{r.Id},C{r.Id},Team {r.team},O{r.team},{Raised(r.month)},{r.month.Add(1)}-20,{r.month.Add(1)}-10")]),
                warehouse.Write("concerns.csv", ["concern_id,audit_id,child_id,team,opened_on,resolved_on", .. rows.Where(r => r.audit % 4 == 2).Select(r => $"N{r.Id},{r.Id},C{r.Id},Team {r.team},{Raised(r.month)},{r.month.Add(1)}-10")])).ExitCode);
            build = warehouse.Folder.OpenLive();
            context = new BuildContext(build);
            pages = new PageReader(build, context, Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), new Figures(Targets.Load(TestWarehouse.ReferenceFolder)));
        }

        public (int Statements, long Steps) Ask(string kind, string period)
        {
            var address = new PageAddress(kind)
            {
                Period = period,
                Team = kind == "team" ? "Team 1" : null,
                LegalStatus = kind == "status" ? "CIN" : null,
                Domain = kind == "domain" ? "Oversight" : null,
                Person = kind == "practitioner" ? "P1-0" : null,
                Of = kind switch { "audit" => "Q2026-05-1-0", "measure" or "rows" => "grade-inadequate", _ => null },
                Part = kind == "rows" ? "numerator" : null,
            };
            var (statements, steps) = (0, 0L);
            strdelegate_trace count = (_, _) => statements++;
            raw.sqlite3_trace(build.Connection.Handle, count, null);
            raw.sqlite3_progress_handler(build.Connection.Handle, StepsAtOnce, _ =>
            {
                steps += StepsAtOnce;
                return 0;
            }, null);
            Assert.NotNull(pages.Read(address));
            raw.sqlite3_trace(build.Connection.Handle, (strdelegate_trace?)null, null);
            raw.sqlite3_progress_handler(build.Connection.Handle, 0, null, null);
            return (statements, steps);
        }

        public void Dispose()
        {
            build.Dispose();
            warehouse.Dispose();
        }
    }
}
