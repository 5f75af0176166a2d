using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Search;
using Xunit;

namespace QaInsight.Tests.Scorecards.Search;

public sealed class SearchReaderTests(SearchReaderTests.Council council) : IClassFixture<SearchReaderTests.Council>
{
    [Theory]
    [InlineData("qa-1", "audit?of=QA-1")]
    [InlineData(" QA-1 ", "audit?of=QA-1")]
    [InlineData("harbour safeguarding", "team?team=Harbour%20Safeguarding")]
    [InlineData("Old Harbour", "team?team=Harbour%20Safeguarding")]
    public void AnAuditOrATeamNamedInFullLeadsStraightThere(string asked, string place) => Assert.Equal(place, council.Find(asked).Exact?.ToString());

    [Theory]
    [InlineData("QA", "Audits", "QA-1", "QA-20")]
    [InlineData("c1", "Audits of a child", "QA-1")]
    [InlineData("W", "Practitioners", "W19", "W29", "W_9", "Sw1")]
    [InlineData("W_9", "Practitioners", "W_9")]
    [InlineData("aud", "Auditors and moderators", "AUD1")]
    [InlineData("harb", "Teams", "Harbour Safeguarding", "Old Harbour")]
    [InlineData("safe", "Services", "Safeguarding")]
    [InlineData("inadequate", "Measures", "Inadequate", "Inadequate by the moderator", "Inadequate in the three months before", "At risk of inadequate", "At risk of inadequate, of all graded")]
    [InlineData("plan", "Practice domains", "Planning")]
    [InlineData("CIN", "Legal statuses", "Child in need")]
    public void TheBestComeFirst(string asked, string group, params string[] hits)
    {
        var found = council.Find(asked);

        Assert.Null(found.Exact);
        Assert.Equal(hits, found.Groups.Single(g => g.Name == group).Hits.Select(h => h.Label));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("%")]
    [InlineData("nobody")]
    [InlineData("' OR 1=1 --")]
    public void NothingIsFoundForNothing(string? asked) => Assert.Empty(council.Find(asked).Groups);

    [Fact]
    public void NoMoreAreShownThanCanBeRead()
    {
        var many = council.Find("M-").Groups.Single();

        Assert.Equal((20, true), (many.Hits.Count, many.HasMore));
    }

    [Theory]
    [InlineData("QB-7")]
    [InlineData("C2")]
    [InlineData("Sw1")]
    [InlineData("AUD1")]
    [InlineData("Duty")]
    public void WhatLiesOutsideTheScopeIsNotFound(string asked)
    {
        Assert.NotEmpty(council.Find(asked).Groups);
        var found = council.Find(asked, Scope.Of(["Safeguarding"], []));
        Assert.Null(found.Exact);
        Assert.Empty(found.Groups);
    }

    public sealed class Council : IDisposable
    {
        private readonly TestWarehouse warehouse = new();

        public Council() => Assert.Equal(0, warehouse.Import(
            warehouse.Write("teams.csv", "team,service,formerly", "Harbour Safeguarding,Safeguarding,Old Harbour", "Old Harbour,Safeguarding,", "Duty,Assessment,"),
            warehouse.Write("auditors.csv", "auditor,role", "AUD1,auditor"),
            warehouse.Write(
                "audits.csv",
                [
                    "audit_id,child_id,audit_month,team,legal_status,practitioner,auditor,return_status",
                    "QA-1,C1,2026-05,Harbour Safeguarding,CIN,W19,AUD2,completed", "QB-7,C2,2026-05,Duty,CIN,Sw1,AUD1,completed", "QA-20,C3,2026-04,Old Harbour,CIN,W_9,AUD2,completed",
                    .. Enumerable.Range(10, 30).Select(n => $"M-{n},D{n},2026-04,Harbour Safeguarding,CIN,W29,AUD2,completed"),
                ]),
            warehouse.Write("judgements.csv", "audit_id,domain,grade", "QA-1,Planning,Good")).ExitCode);

        public SearchResults Find(string? asked, Scope? scope = null)
        {
            using var build = warehouse.Folder.OpenLive();
            return new SearchReader(build, new BuildContext(build), scope ?? Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder)).Find(asked);
        }

        public void Dispose() => warehouse.Dispose();
    }
}
