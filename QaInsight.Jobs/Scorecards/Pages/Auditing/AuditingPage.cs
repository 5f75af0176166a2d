using QaInsight.Measures;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Scorecards.Pages.Auditing;

/// <summary>How do we know? What came back and from whom, whether it was checked, who was heard, and what was not looked at.</summary>
internal static class AuditingPage
{
    private static readonly MeasureGroup[] OfAudits = [MeasureGroup.Activity, MeasureGroup.Moderation, MeasureGroup.Voices];

    public static PageBody Make(PageSource source)
    {
        var services = source.Read(By.Service, OfAudits);
        var now = services.Total;
        var sums = OneByOne.HasFewAudits(source, AuditorSums.Months(source)) ? new AuditorSums(source) : null;
        return new PageBody("Auditing",
        [
            new Section("returns", null, [MeasureBlocks.Trend(source, "completion-rate"), Returns(source, services)])
            {
                Lead = new KnowWords(source.Period, source.Figures.Targets).Say(now),
                Tiles = [.. new[] { "completion-rate", "late-rate", "moderation-rate", "practitioners-audited" }.Select(m => MeasureBlocks.Tile(source, now, m))],
            },
            new Section("by-auditor", "Auditors", AuditorBlocks.All(source, sums)),
            new Section("moderation", "Does moderation look for itself?", ModerationBlocks.All(source, services, sums)),
            new Section("heard", "Who was heard", VoiceBlocks.All(source, now)),
            new Section("checks", "Quality checks of audits, in the twelve months that end with the period", QualityChecks.All(source)),
            new Section("coverage", "What was looked at", Coverage(source, services)),
        ]);
    }

    private static Block Returns(PageSource source, Scorecard services) => BarBlocks.Of(
        "returns-by-service", "What came back, by service", "Service", "audits allocated",
        [Meaning.Returned, Meaning.NotToStandard, Meaning.NotReturned, Meaning.Exempt, Meaning.InProgress, Meaning.NoAnswer],
        services.Rows.Select(row =>
        {
            var at = source.Address with { Service = row.Key };
            List<BarPart> parts = [.. new[] { "audits-completed", "not-to-standard", "not-returned", "exempt", "in-progress" }.Select(m => BarBlocks.Part(row, m, at))];
            return new StackedBar(row.Label, [.. parts, new BarPart((row["audits-allocated"]!.Numerator ?? 0) - parts.Sum(p => p.Count), at.ToRows("audits-allocated") with { Only = RowTest.Words(RowTest.NothingRecorded) })])
            {
                Place = at,
                Rows = at.ToRows("audits-allocated"),
            };
        }), "No audits were allocated.");

    private static IReadOnlyList<Block> Coverage(PageSource source, Scorecard services) =>
    [
        MeasureBlocks.Beside(source, "coverage-by-service", "Teams and practitioners audited", "Service", services, [("teams-audited", "Teams audited"), ("practitioners-audited", "Practitioners audited in six months")], key => source.Address with { Service = key }, key => source.Address with { Service = key }) with
        {
            More = new Crumb("Teams not audited, or only once, in three months", source.Address.ToRows(ListKind.TeamsNotAudited.Word)),
        },
    ];
}
