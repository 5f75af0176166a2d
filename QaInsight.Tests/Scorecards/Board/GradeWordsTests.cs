using Xunit;

namespace QaInsight.Tests.Scorecards.Board;

/// <summary>What is said beside the bars by legal status and by practice domain.</summary>
public sealed class GradeWordsTests
{
    [Fact]
    public void Statuses_are_told_from_most_to_least_with_what_they_were_before()
    {
        using var council = new SmallCouncil()
            .Month("2026-04", good: 4, inadequate: 6, status: "CIN")
            .Month("2026-05", good: 8, inadequate: 2, status: "CIN").Month("2026-05", good: 5, inadequate: 5, status: "CP").Month("2026-05", good: 7, status: "CiC").Month("2026-05", good: 2, status: "CWD");

        Assert.Equal("Inadequate: child protection 50%, child in need 20% (60% in the three months before). None: in care. Too few audits to speak of: disabilities.", Statuses(council));
    }

    [Fact]
    public void Nothing_found_is_said_of_what_was_looked_at()
    {
        using var council = new SmallCouncil().Month("2026-05", good: 8, status: "CIN").Month("2026-05", improving: 6, status: "CP").Month("2026-05", inadequate: 1, status: "CWD");

        Assert.Equal("No audit was graded inadequate: child in need and child protection. Too few audits to speak of: disabilities.", Statuses(council));
    }

    [Fact]
    public void Nothing_is_compared_where_all_are_small()
    {
        using var council = new SmallCouncil().Month("2026-05", good: 5, status: "CIN").Month("2026-05", inadequate: 5, status: "CP").Month("2026-04", inadequate: 5, status: "CP");

        Assert.Equal("Every legal status has fewer than six audits: too few to compare.", Statuses(council));
        Assert.Equal("Fewer than six audits were graded: too few to speak of.", Statuses(council, "2026-04"));
        Assert.Equal("No audits were graded.", Statuses(council, "2026-03"));
    }

    [Fact]
    public void Many_statuses_are_summed_up_and_a_councils_own_keep_their_spelling()
    {
        var council = new SmallCouncil();
        foreach (var (status, inadequate) in new[] { ("UASC", 6), ("Private Fostering", 5), ("CIN", 4), ("CP", 3), ("CiC", 2) })
            council.Month("2026-05", good: 10 - inadequate, inadequate: inadequate, status: status);
        using (council)
            Assert.Equal("Inadequate: UASC 60%, Private Fostering 50%, child in need 40%, and less in two more.", Statuses(council));
    }

    [Fact]
    public void Two_scales_beside_each_other_are_told_apart()
    {
        using var council = new SmallCouncil().Team("Hub", "Early Help").Month("2026-05", good: 3, inadequate: 3)
            .Audit("Hub", "Does not meet good", programme: "Early Help", status: "Early Help", times: 9);

        Assert.Equal("Inadequate: child in need 50%. On a scale without inadequate: early help.", council.Board(programme: "all").HowAreWeDoing.LegalStatuses.Say.ToString());
    }

    [Theory]
    [InlineData(9, 1, "The most inadequate practice is in Risk (90%), the least in Planning (10%).")]
    [InlineData(5, 3, "The most inadequate practice is in Risk (50%), the least in Planning (30%); a gap of that size may be chance.")]
    [InlineData(4, 4, "Every domain has about as much inadequate practice, 40%.")]
    [InlineData(0, 0, "No inadequate practice was found in any domain.")]
    public void Domains_are_set_against_each_other(int risk, int planning, string says)
    {
        using var council = new SmallCouncil().Audit(times: 10)
            .Domain("Risk", "Inadequate", 1, risk).Domain("Risk", "Good", 1 + risk, 10 - risk)
            .Domain("Planning", "Inadequate", 1, planning).Domain("Planning", "Good", 1 + planning, 10 - planning);

        Assert.Equal(says, Domains(council));
    }

    [Fact]
    public void Domains_that_tie_are_named_together_or_counted()
    {
        var council = new SmallCouncil().Audit(times: 10).Domain("Risk", "Inadequate", 1, 10);
        foreach (var domain in new[] { "Planning", "Permanence", "Oversight" })
            council.Domain(domain, "Good", 1, 10);
        using (council)
            Assert.Equal("The most inadequate practice is in Risk (100%), the least in Oversight, Permanence and Planning (0%).", Domains(council));

        using var four = new SmallCouncil().Audit(times: 10).Domain("Risk", "Inadequate", 1, 10)
            .Domain("A", "Good", 1, 10).Domain("B", "Good", 1, 10).Domain("C", "Good", 1, 10).Domain("D", "Good", 1, 10);
        Assert.Equal("The most inadequate practice is in Risk (100%), the least in four domains (0%).", Domains(four));
    }

    [Fact]
    public void Few_judgements_are_not_compared()
    {
        using var council = new SmallCouncil().Audit(times: 10).Domain("Risk", "Inadequate", 1, 5).Domain("Planning", "Good", 1, 6);
        Assert.Equal("Only Planning has six judgements or more: there is nothing to compare it with.", Domains(council));

        using var fewer = new SmallCouncil().Audit(times: 10).Domain("Risk", "Inadequate", 1, 5);
        Assert.Equal("There are too few judgements to compare domains.", Domains(fewer));

        using var none = new SmallCouncil().Audit(times: 10);
        Assert.Equal("No practice domain was graded.", Domains(none));
    }

    [Fact]
    public void Domains_on_a_scale_without_inadequate_are_told_by_good_or_better()
    {
        using var council = new SmallCouncil().Team("Hub", "Early Help").Audit("Hub", "Meets good", programme: "Early Help", status: "Early Help", times: 10)
            .Domain("Risk", "Meets good", 1, 9).Domain("Risk", "Does not meet good", 10, 1)
            .Domain("Planning", "Exceeds good", 1, 2).Domain("Planning", "Does not meet good", 3, 8);

        Assert.Equal("The most practice graded good or better is in Risk (90%), the least in Planning (20%).", council.Board(programme: "Early Help").HowAreWeDoing.Domains.Say.ToString());
    }

    private static string Statuses(SmallCouncil council, string period = "2026-05") => council.Board(period).HowAreWeDoing.LegalStatuses.Say.ToString();

    private static string Domains(SmallCouncil council) => council.Board().HowAreWeDoing.Domains.Say.ToString();
}
