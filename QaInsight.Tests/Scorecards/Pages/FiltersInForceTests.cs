using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>Nothing narrows a page unsaid: what is not among its choices is named in its head, and can be taken away.</summary>
public sealed class FiltersInForceTests(SamplePages sample) : IClassFixture<SamplePages>
{
    [Theory]
    [InlineData("teams?domain=Planning&asOf=2026-08-01", "Practice domain: Planning -> teams?asOf=2026-08-01", "As at: 1 August 2026 -> teams?domain=Planning")]
    [InlineData("actions?person=TM-16", "Person: TM-16 -> actions")]
    [InlineData("practitioner?person=SW210", "Person: SW210 -> ")]
    [InlineData("domain?domain=Oversight&legalStatus=CP", "Legal status: Child protection -> domain?domain=Oversight")]
    [InlineData("rows?of=grade-good-or-better&part=missed&question=Q&only=judgements", "Question: Q -> rows?of=grade-good-or-better&part=missed&only=judgements", "Only: Judgements in every practice domain -> rows?of=grade-good-or-better&part=missed&question=Q")]
    [InlineData("rows?of=open-actions&only=overdue,no-owner", "Only: Overdue -> rows?of=open-actions&only=no-owner", "Only: Nobody named as owner -> rows?of=open-actions&only=overdue")]
    [InlineData("rows?of=audits-allocated&auditor=AUD001", "Auditor: AUD001 -> rows?of=audits-allocated")]
    [InlineData("teams?legalStatus=CP")]
    public void What_is_not_offered_is_said_with_the_page_without_it(string address, params string[] said) =>
        Assert.Equal(said, sample.Read(address).Head.InForce.Select(f => $"{f.Name}: {f.Says} -> {f.Without}"));

    [Theory]
    [InlineData("actions?domain=Planning", "actions")]
    [InlineData("auditing?domain=Planning&person=TM-16", "auditing")]
    [InlineData("board?team=Nowhere&legalStatus=CP", "board")]
    [InlineData("teams?person=TM-16&of=late-rate", "teams")]
    public void What_a_page_makes_nothing_of_is_dropped_from_its_address(string asked, string kept) => Assert.Equal(kept, sample.Read(asked).Head.Address.ToString());

    [Fact]
    public void Every_filter_of_an_address_is_a_choice_is_said_or_is_what_the_page_is_of()
    {
        var everything = PageFilter.OfFigures.Aggregate(new PageAddress("any"), (address, filter) => filter.Write(address, Given[filter.Word]));
        foreach (var kind in PageKind.All.Where(k => k.Word is not ("audit" or "practitioner" or "measure" or "rows")).Prepend(PageKind.Board))
        {
            var head = sample.Read(everything with { Page = kind.Word }).Head;
            var told = head.Choices.Where(c => c.Chosen is { Value.Length: > 0 }).Select(c => c.Filter.Name).Concat(head.InForce.Select(f => f.Name.ToLowerInvariant())).ToHashSet();
            Assert.All(PageFilter.OfFigures.Where(f => f.Read(head.Address) is not null), f => Assert.True(told.Contains(f.Name), $"{kind.Word} does not say {f.Name}"));
        }
    }

    private static readonly Dictionary<string, string> Given = new()
    {
        ["period"] = "2026-06..2026-08",
        ["programme"] = "all",
        ["service"] = "Safeguarding",
        ["team"] = "Wrackford Safeguarding Team 2",
        ["legalStatus"] = "CP",
        ["domain"] = "Planning",
        ["auditType"] = "thematic",
        ["asOf"] = "2026-09-01",
    };
}
