using System.Globalization;
using System.Text.Json;
using QaInsight.Extracts;
using QaInsight.Extracts.Contract;
using QaInsight.Extracts.Samples;
using QaInsight.Tests.Measures;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Extracts.Samples;

/// <summary>What two services' systems export, held against the mapping profiles that are to read it.</summary>
public sealed class SampleExportsTests : IDisposable
{
    private readonly SampleFolder sample = new(new SampleOptions());

    private static IReadOnlyList<Profile> Profiles => SampleFolder.Profiles;

    [Fact]
    public void ProfilesFeedColumnsThatAreThereAndEveryRequiredOne() =>
        Assert.All(Profiles, p =>
        {
            var extract = AllExtracts.Named(p.Extract);
            var fed = p.Columns.Values.Concat(p.Constants.Keys).ToList();
            Assert.Equal(fed.Count, fed.Distinct().Count());
            Assert.All(fed.Concat(p.Values.Keys), name => Assert.Contains(extract.Columns, c => c.Name == name));
            Assert.All(extract.Columns.Where(c => c.IsRequired), c => Assert.Contains(c.Name, fed));
        });

    [Fact]
    public void ProfilesTranslateIntoTheCodesOfTheColumn() =>
        Assert.All(Profiles.SelectMany(p => p.Values, (p, v) => (Kind: AllExtracts.Named(p.Extract).Columns.Single(c => c.Name == v.Key).Kind, v.Value)), v =>
        {
            if (v.Kind is CodeKind codes)
                Assert.All(v.Value.Values, code => Assert.Contains(code, codes.Codes));
        });

    [Fact]
    public void ProfilesAreOnScalesThatAreThere()
    {
        var scales = Reference.Load(ReferenceFolder.Path).Scales.Select(s => s.Key);

        Assert.All(Profiles, p => Assert.Contains(p.Scale, scales));
    }

    [Theory]
    [InlineData("Mosaic Audit Export", "Early Help", "dd/MM/yyyy")]
    [InlineData("LCS Audit Return", "Disabilities", "dd-MMM-yy")]
    public void AServicesAuditsComeInItsSystemsWaysAlone(string name, string service, string dates)
    {
        var teams = sample.Rows("teams").Where(t => t["service"] == service).Select(t => t["team"]).ToHashSet();
        var audits = sample.ReadBack(name).ToList();

        Assert.NotEmpty(audits);
        Assert.All(audits, a => Assert.Contains(a["team"], teams));
        Assert.All(audits, a => Assert.True(DateOnly.TryParseExact(a["due_on"], dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _), a["due_on"]));
        Assert.All(audits, a => Assert.Contains(a["return_status"], (string[])["completed", "not_to_standard", "not_returned", "exempt", "withdrawn", "in_progress"]));
        Assert.DoesNotContain(sample.Rows("audits"), a => teams.Contains(a["team"]));
        Assert.Null(AllExtracts.For(name));
    }

    [Fact]
    public void EarlyHelpIsGradedInThreeSteps()
    {
        var grades = sample.ReadBack("Mosaic Audit Export").Select(a => a["auditor_grade"]).Concat(sample.ReadBack("Mosaic Audit Sections").Select(j => j["grade"])).Distinct();

        Assert.Equal(["", "Does not meet good", "Exceeds good", "Meets good", "n/a"], grades.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Mosaic Audit Sections", "Mosaic Audit Export")]
    [InlineData("LCS Audit Findings", "LCS Audit Return")]
    public void JudgementsAreOfTheSameSystemsAudits(string judgements, string audits)
    {
        var known = sample.ReadBack(audits).Select(a => a["audit_id"]).ToHashSet();

        Assert.All(sample.ReadBack(judgements), j => Assert.Contains(j["audit_id"], known));
        Assert.Equal(sample.ReadBack(audits).Count(a => a["return_status"] is "completed" or "not_to_standard"), sample.ReadBack(judgements).Select(j => j["audit_id"]).Distinct().Count());
    }

    [Fact]
    public void TheSampleInTheRepositoryIsWhatTheWriterWrites()
    {
        var name = (string file) => Path.GetFileName(file);
        var kept = Directory.EnumerateFiles(SampleFolder.InRepository).Where(f => Path.GetExtension(f) == ".csv").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(sample.Files.Select(name), kept.Select(name));
        Assert.All(kept, f => Assert.True(
            File.ReadAllText(f) == File.ReadAllText(Path.Combine(sample.Path, name(f))),
            $"data/sample/{name(f)} is stale: dotnet run --project QaInsight.Jobs -- sample data/sample --authorities 1 --months 24 --seed 1"));
    }

    [Fact]
    public void TheSampleSaysWhoseItIsAndAsAtWhichDay()
    {
        var about = JsonDocument.Parse(File.ReadAllText(Path.Combine(SampleFolder.InRepository, "sample.json"))).RootElement;

        Assert.StartsWith(about.GetProperty("council").GetString()!, sample.Rows("teams")[0]["directorate"], StringComparison.Ordinal);
        Assert.Equal(new SampleOptions().ReportingDay.ToIso(), about.GetProperty("reportingDay").GetString());
    }

    public void Dispose() => sample.Dispose();
}
