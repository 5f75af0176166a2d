using System.Globalization;
using System.Text.Json;
using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public class ReferenceFileTests
{
    private static readonly string[] IndicatorKeys =
    [
        "referrals", "rereferrals-12m", "assessments-45d", "s47-started", "s47-to-icpc", "icpc-15d", "icpc-to-plan", "cp-plans", "cp-rate",
        "cp-repeat-ever", "cp-repeat-2y", "cp-2y-open", "cp-2y-ended", "cp-category-neglect", "cp-category-emotional", "cp-category-physical",
        "cp-category-sexual", "cp-category-multiple", "cin", "cin-rate", "cla", "cla-rate", "cla-3-placements", "care-leavers-in-touch",
        "care-leavers-suitable", "care-leavers-eet", "visits-cp", "visits-cin", "visits-cla", "caseload", "supervision-in-time",
    ];

    [Fact]
    public void EveryIndicatorIsDefinedOnceAndInOrder() =>
        Assert.Equal(IndicatorKeys, Entries("indicators.json", "indicators").Select(i => Text(i, "key")));

    [Fact]
    public void EveryIndicatorSaysAllThatAReaderIsTold() =>
        Assert.All(Entries("indicators.json", "indicators"), i =>
        {
            Assert.All(["name", "definition", "whyItMatters", "source"], member => Assert.NotEmpty(Text(i, member)));
            Assert.Contains(Text(i, "unit"), (string[])["percent", "count", "rate per 10,000", "ratio"]);
            Assert.Contains(Text(i, "better"), (string[])["higher", "lower", "near", "none"]);
            Assert.Contains(Text(i, "counting"), (string[])["flow", "stock"]);
        });

    [Fact]
    public void WhereComparatorsArePublishedIsWhereTheyWereWrittenDownFrom() =>
        Assert.All(File.ReadLines(Path.Combine(ReferenceFolder.Path, "benchmarks", "england.csv")).Skip(1), line =>
        {
            var its = Entries("indicators.json", "indicators").Single(i => Text(i, "key") == line.Split(',')[0]);
            Assert.StartsWith($"{string.Join(',', line.Split(',').Take(4))},\"{Text(its, "published")}", line, StringComparison.Ordinal);
        });

    [Fact]
    public void AnIndicatorsTargetHasItsUnitAndItsBetterWay() =>
        Assert.All(Targets.Load(ReferenceFolder.Path).All.Where(t => IndicatorKeys.Contains(t.Measure)), t =>
        {
            var its = Entries("indicators.json", "indicators").Single(i => Text(i, "key") == t.Measure);
            Assert.Equal(Text(its, "better"), t.Better.ToString().ToLowerInvariant());
            Assert.Equal(Text(its, "unit"), t.Unit.ToString().ToLowerInvariant());
        });

    [Fact]
    public void ALabelOrAliasStandsOnceOnItsScale() =>
        Assert.All(Entries("scales.json", "scales"), scale =>
        {
            var names = scale.GetProperty("labels").EnumerateArray()
                .SelectMany(l => l.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()!).Append(Text(l, "label"))).ToArray();
            Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        });

    [Fact]
    public void LabelsRunFromBestToWorstAndRanksMeetOfsteds()
    {
        var scales = Entries("scales.json", "scales");
        var ofsted = scales[0].GetProperty("labels").EnumerateArray().ToDictionary(l => Text(l, "label"), l => l.GetProperty("rank").GetInt32());

        Assert.Equal(["ofsted", "not-yet-good", "meets-good", "rag"], scales.Select(s => Text(s, "key")));
        Assert.Equal([4, 3, 2, 1], ofsted.Values);
        Assert.All(scales, scale =>
        {
            var labels = scale.GetProperty("labels").EnumerateArray().ToArray();
            var ranks = labels.Select(l => l.GetProperty("rank").GetInt32()).ToArray();
            Assert.Equal(ranks.Distinct().OrderDescending(), ranks);
            Assert.All(labels.Where(l => l.GetProperty("ofsted").ValueKind != JsonValueKind.Null), l =>
            {
                Assert.Equal(ofsted[Text(l, "ofsted")], l.GetProperty("rank").GetInt32());
                Assert.Equal(ofsted[Text(l, "ofsted")] >= ofsted["Good"] ? "good or better" : "below good", Text(l, "band"));
            });
        });
    }

    [Fact]
    public void LegalStatusesAreUniqueAndInOrder()
    {
        var statuses = Entries("legal-statuses.json", "legalStatuses");

        Assert.Equal(Enumerable.Range(1, statuses.Count), statuses.Select(s => s.GetProperty("order").GetInt32()));
        Assert.Equal(statuses.Count, statuses.Select(s => Text(s, "code")).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal("Child in need", Text(statuses.Single(s => Text(s, "code") == "CIN"), "label"));
    }

    [Fact]
    public void BenchmarksAreOfKnownIndicatorsWithSourceAndYear()
    {
        var lines = File.ReadAllLines(ReferenceFolder.File("benchmarks", "england.csv"));

        Assert.Equal("indicator,area,period,value,source,year", lines[0]);
        Assert.All(lines.Skip(1), line =>
        {
            var fields = line.Split(',');
            Assert.Contains(fields[0], IndicatorKeys);
            Assert.Contains(fields[1], (string[])["England", "LA median"]);
            Assert.True(decimal.TryParse(fields[3], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _), line);
            Assert.Contains("(OGL v3)", line, StringComparison.Ordinal);
            Assert.Contains(fields[^1], (string[])["2024", "2025"]);
        });
        Assert.Equal(lines.Length - 1, lines.Skip(1).Select(l => string.Join(',', l.Split(',')[..3])).Distinct().Count());
    }

    private static List<JsonElement> Entries(string file, string list) =>
        [.. JsonDocument.Parse(File.ReadAllText(ReferenceFolder.File(file))).RootElement.GetProperty(list).EnumerateArray()];

    private static string Text(JsonElement entry, string member) => entry.GetProperty(member).GetString()!;
}
