using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>One practice domain, by a council of two services: eight audits in May, one in April.</summary>
public sealed class DomainPageTests : IDisposable
{
    private static readonly PageAddress Risk = new("domain") { Period = "2026-05", Domain = "risk" };

    private readonly TestWarehouse warehouse = new();

    public DomainPageTests()
    {
        var outcome = warehouse.Import(
            new DateOnly(2026, 6, 13),
            warehouse.Write("teams.csv", "team,service", "North,Assessment", "South,Safeguarding", "East,Safeguarding"),
            warehouse.Write(
                "audits.csv",
                [
                    "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade",
                    "Q0,C0,2026-04,North,CIN,completed,Good",
                    .. Enumerable.Range(1, 8).Select(n => $"Q{n},C{n},2026-05,{(n <= 4 ? "North" : n <= 7 ? "South" : "East")},CIN,completed,Good"),
                    "Q9,C9,2026-05,North,CIN,not_to_standard,Good",
                ]),
            warehouse.Write(
                "judgements.csv",
                [
                    "audit_id,domain,question,grade,comment",
                    "Q0,Risk,Was risk seen?,RI,Of another month",
                    .. Enumerable.Range(1, 8).Select(n => $"Q{n},Risk,Was risk seen?,{(n <= 2 ? "Inadequate" : "Good")},{(n is 1 or 3 ? $"Seen {n}" : "")}"),
                    .. Enumerable.Range(1, 7).Select(n => $"Q{n},Risk,Was it acted on?,{(n <= 4 ? "RI" : n == 7 ? "n/a" : "Outstanding")},{(n == 6 ? "Acted at once" : n == 7 ? "Not asked" : "")}"),
                    "Q1,Risk,Was it closed?,RI,",
                    "Q8,Risk,,Good,Of the domain as a whole",
                    "Q8,Plans,Is it specific?,RI,Of another domain",
                    "Q9,Risk,Was risk seen?,Inadequate,Of an audit that counts for nothing",
                ]));
        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public void Questions_stand_with_the_share_not_yet_good_worst_first_and_small_numbers_last()
    {
        var block = warehouse.Page(Risk).Block("questions-asked");

        Assert.Equal(["Was it acted on? | 67% (4 of 6)", "Was risk seen? | 25% (2 of 8)", "Was it closed? | 100% (1 of 1)"], block.Lines());
        Assert.Equal("Furthest from good: “Was it acted on?” 67%, 4 of 6.", block.Say!.ToString());
    }

    [Fact]
    public void Counted_from_cells_or_from_judgements_questions_are_the_same()
    {
        // A service whole is read from cells, its only team from the judgements themselves.
        var service = warehouse.Page(Risk with { Service = "Assessment" }).Block("questions-asked").Lines().ToList();
        Assert.Equal(service, warehouse.Page(Risk with { Team = "North" }).Block("questions-asked").Lines());
        Assert.Equal(["Was it acted on? | 100% (4 of 4)", "Was it closed? | 100% (1 of 1)", "Was risk seen? | 50% (2 of 4)"], service);
    }

    [Fact]
    public void What_auditors_wrote_stands_by_grade_newest_first_with_its_audit_team_and_question()
    {
        var page = warehouse.Page(Risk);

        Assert.Equal(["Q1 | Seen 1 | Was risk seen? | Inadequate | North | May 2026"], page.Block("words-below-good").Lines());
        Assert.Equal(
            ["Q3 | Seen 3 | Was risk seen? | Good | North | May 2026", "Q6 | Acted at once | Was it acted on? | Outstanding | South | May 2026", "Q8 | Of the domain as a whole | – | Good | East | May 2026"],
            page.Block("words-good").Lines());
        Assert.Equal("audit?of=Q1&period=2026-05&domain=risk", page.Block("words-below-good").Table.Rows[0].Cells[0].Place!.ToString());
    }

    [Fact]
    public void Nobody_reads_words_of_teams_outside_their_scope()
    {
        var page = warehouse.Page(Risk, Scope.Of([], ["East"]));

        Assert.Empty(page.Block("words-below-good").Table.Rows);
        Assert.Equal(["Q8 | Of the domain as a whole | Good | East | May 2026"], page.Block("words-good").Lines());
        Assert.Equal(["Q8 | May 2026 | East | CIN | – | Good | Not moderated"], page.Block("audits").Lines().Select(l => l.Replace("Child in need", "CIN", StringComparison.Ordinal)));
        Assert.Equal(["Was risk seen? | 0% (0 of 1)"], page.Block("questions-asked").Lines());
    }

    [Fact]
    public void Long_words_are_shortened_on_the_page_and_whole_in_files()
    {
        var words = string.Join(' ', Enumerable.Repeat("analysis", 200));
        warehouse.Import(new DateOnly(2026, 6, 13), warehouse.Write("judgements-2.csv", "audit_id,domain,question,grade,comment", $"Q5,Risk,Was risk seen?,RI,{words}"));

        var cell = warehouse.Page(Risk).Block("words-below-good").Table.Rows[^1].Cells[1];
        Assert.Equal(words, cell.Value);
        Assert.EndsWith("analysis …", cell.Text, StringComparison.Ordinal);
        Assert.InRange(cell.Text.Length, 200, 330);
    }

    [Fact]
    public void The_newest_fifty_of_each_are_read_and_it_says_so()
    {
        warehouse.Import(
            new DateOnly(2026, 6, 13),
            warehouse.Write("audits-2.csv", ["audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade", .. Enumerable.Range(100, 70).Select(n => $"Q{n},C{n},2026-05,East,CIN,completed,Good")]),
            warehouse.Write("judgements-2.csv", ["audit_id,domain,grade,comment", .. Enumerable.Range(100, 70).Select(n => $"Q{n},Risk,RI,Wrote {n}")]));

        var block = warehouse.Page(Risk).Block("words-below-good");
        Assert.Equal(50, block.Table.Rows.Count);
        // Those of a month stand by their audit.
        Assert.Equal(["Q1 | Seen 1", "Q100 | Wrote 100", "Q101 | Wrote 101"], block.Lines().Take(3).Select(l => string.Join(" | ", l.Split(" | ")[..2])));
        Assert.Equal("The first 50 alone, newest month first.", block.Table.Note);
    }

    [Fact]
    public void The_page_says_where_practice_stands_and_that_few_earlier_months_compare_with_it()
    {
        var page = warehouse.Page(Risk);

        // Eight seen, six acted on, one closed, one of the whole: nine of sixteen good or better.
        Assert.Equal("Of 16 judgements graded in May 2026, 56% were good or better and 13% inadequate. There are too few audits to compare with earlier months.", page.Sections[0].Lead!.ToString());
        Assert.Equal("domains?period=2026-05", page.Crumbs.Single().Place.ToString());
        Assert.Equal(["East | Safeguarding | 100% (2 of 2) | 0% (0 of 2) | 0% (0 of 2)", "North | Assessment | 22% (2 of 9) | 56% (5 of 9) | 22% (2 of 9)", "South | Safeguarding | 100% (5 of 5) | 0% (0 of 5) | 0% (0 of 5)"], page.Block("places").Lines());
    }

    [Fact]
    public void A_domain_that_is_not_there_is_said_and_none_at_all_shows_them_all()
    {
        Assert.Equal("There is no practice domain 'Nothing'.", Assert.Throws<ArgumentException>(() => warehouse.Page(Risk with { Domain = "Nothing" })).Message);
        Assert.Equal("Practice domains", warehouse.Page(Risk with { Domain = null }).Title);
    }

    public void Dispose() => warehouse.Dispose();
}
