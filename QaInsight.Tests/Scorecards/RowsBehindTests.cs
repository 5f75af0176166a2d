using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Lists;
using QaInsight.Tests.Nightly;
using QaInsight.Tests.Oracle;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Scorecards;

/// <summary>Whatever a figure counts, its rows can be had, and they are as many as it says.</summary>
public sealed class RowsBehindTests(RowsBehindTests.Sample sample) : IClassFixture<RowsBehindTests.Sample>
{
    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);

    private static readonly DateOnly OwnDay = new(2026, 9, 13);

    public static TheoryData<ScorecardRequest> Selections =>
    [
        Asked("2026-08"),
        Asked("2026-08") with { AsOf = new DateOnly(2026, 7, 1) },
        Asked("FY2026-27-Q1") with { Programme = ScorecardRequest.AllProgrammes },
        Asked("2025-10..2026-03") with { Service = "Safeguarding" },
        Asked("2026-08") with { Service = "Safeguarding", Domain = "Planning" },
        Asked("2026-07") with { Domain = "Planning", AsOf = new DateOnly(2026, 8, 1) },
        Asked("2026-06..2026-08") with { LegalStatus = "CP" },
        Asked("2026-06..2026-08") with { AuditType = "thematic", AsOf = new DateOnly(2026, 8, 31) },
        Asked("2026-03..2026-08") with { Team = "Wrackford Safeguarding Team 2" },
        Asked("2026-07") with { Programme = "Early Help" },
        Asked("2031-01"),
    ];

    [Theory]
    [MemberData(nameof(Selections))]
    public void TheSamplesRowsAreAsManyAsTheFigureSays(ScorecardRequest request) => sample.Check(request);

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void SoAreAnyCouncils(int seed)
    {
        var council = RandomCouncil.Make(seed);
        using var warehouse = new TestWarehouse();
        CouncilCsv.Write(council, warehouse.Inbox, seed);
        warehouse.Import(warehouse.Inbox);
        using var build = warehouse.Folder.OpenLive();
        foreach (var request in Enumerable.Range(0, 8).Select(n => RandomQuestion.Make(council, (seed * 100) + n).ToRequest(By.Board)))
            Check(build, new BuildContext(build), request);
    }

    [Fact]
    public void AnUnknownMeasureHasNoRows() => Assert.Throws<ArgumentException>(() => sample.Behind("nothing", FigurePart.Numerator, Asked("2026-08")));

    [Fact]
    public void TheNewestAreReadFirst_AndNoMoreThanAreWanted()
    {
        var request = Asked("2026-01..2026-08");
        var all = sample.Behind("audits-completed", FigurePart.Numerator, request);
        var some = sample.Behind("audits-completed", FigurePart.Numerator, request, new RowsWanted(Most: 40));

        Assert.Equal(40, some.Rows.Count);
        Assert.Equal(all.Rows.Take(40).Select(r => r[0]), some.Rows.Select(r => r[0]));
        Assert.Equal(all.Rows.OrderByDescending(r => r[2]).ThenBy(r => (string)r[0]!, StringComparer.Ordinal).Select(r => r[0]), all.Rows.Select(r => r[0]));
    }

    [Fact]
    public void ARowSaysWhichLineItCameFrom()
    {
        var table = sample.Behind("grade-inadequate", FigurePart.Numerator, Asked("2026-08") with { Programme = ScorecardRequest.AllProgrammes });

        Assert.NotEmpty(table.Rows);
        Assert.All(table.Rows.Zip(table.Origins), row =>
        {
            var line = File.ReadLines(TestWarehouse.FromRepository("data", "sample", row.Second.File)).ElementAt(row.Second.Line - 1);
            Assert.StartsWith($"{row.First[0]},", line, StringComparison.Ordinal);
            Assert.Equal("Inadequate", row.Second.FinalGrade);
        });
    }

    [Fact]
    public void OfAnOwnerOnlyTheirActions_OfAnAuditorOnlyWhatTheyAudited_OfAPractitionerOnlyAuditsOfTheirWork()
    {
        var request = Asked("2026-06..2026-08");
        Only("actions-overdue", "owner", who => new Narrowing { Person = who });
        Only("audits-allocated", "auditor", who => new Narrowing { Auditor = who });
        Only("audits-allocated", "practitioner", who => new Narrowing { Person = who });
        Assert.Empty(sample.Behind("audits-allocated", FigurePart.Numerator, request, new RowsWanted(Narrowing: new Narrowing { Person = "Nobody" })).Rows);

        void Only(string measure, string role, Func<string, Narrowing> of)
        {
            var all = sample.Behind(measure, FigurePart.Numerator, request);
            var at = all.Columns.ToList().IndexOf(role);
            var person = all.Rows.GroupBy(r => r[at]).MaxBy(g => g.Count())!;
            var own = sample.Behind(measure, FigurePart.Numerator, request, new RowsWanted(Narrowing: of((string)person.Key!))).Rows;
            Assert.Equal((person.Count(), person.Count()), (own.Count, own.Count(r => Equals(r[at], person.Key))));
        }
    }

    private static ScorecardRequest Asked(string period) => new(By.Board, Period.Parse(period), OwnDay);

    private static void Check(PublishedBuild build, BuildContext context, ScorecardRequest request)
    {
        var reader = new ListReader(build, context, Scope.All, Catalogue);
        var total = new ScorecardReader(build.Connection, context, Scope.All, Catalogue, new Figures(Targets.Load(TestWarehouse.ReferenceFolder))).Read(request).Total;
        var wrong = new List<string>();
        foreach (var (key, figure) in total.Figures.Where(f => f.Value.Numerator is not null))
        {
            var counted = Rows(key, FigurePart.Numerator);
            if (Catalogue[key].Group == MeasureGroup.Performance)
            {
                var at = counted.Columns.ToList().IndexOf("numerator");
                Same(key, "sum", figure.Numerator, counted.Rows.Sum(r => Convert.ToDecimal(r[at], System.Globalization.CultureInfo.InvariantCulture)));
                continue;
            }

            Same(key, "numerator", figure.Numerator, counted.Rows.Count);
            if (figure.Denominator is not { } of)
                continue;
            Same(key, "denominator", of, Rows(key, FigurePart.Denominator).Rows.Count);
            Same(key, "missed", of - figure.Numerator, Rows(key, FigurePart.Missed).Rows.Count);
        }

        Assert.True(wrong.Count == 0, $"{request}\n{string.Join('\n', wrong)}");

        RowTable Rows(string key, FigurePart part) => reader.Behind(key, part, request).Table;

        void Same(string key, string what, decimal? figure, decimal rows)
        {
            if (figure != rows)
                wrong.Add($"{key} {what}: the figure says {figure}, there are {rows}");
        }
    }

    public sealed class Sample : IDisposable
    {
        private readonly TestWarehouse warehouse = new();
        private readonly PublishedBuild build;
        private readonly BuildContext context;

        public Sample()
        {
            warehouse.Import(OwnDay, TestWarehouse.FromRepository("data", "sample"));
            build = warehouse.Folder.OpenLive();
            context = new BuildContext(build);
        }

        public void Check(ScorecardRequest request) => RowsBehindTests.Check(build, context, request);

        public RowTable Behind(string measure, FigurePart part, ScorecardRequest request, RowsWanted? wanted = null) =>
            new ListReader(build, context, Scope.All, Catalogue).Behind(measure, part, request, wanted).Table;

        public void Dispose()
        {
            build.Dispose();
            warehouse.Dispose();
        }
    }
}
