using QaInsight.Extracts.Contract;

namespace QaInsight.Extracts.Samples;

/// <summary>The sample's open files.</summary>
internal sealed class SampleFiles : IDisposable
{
    private readonly string folder;
    private readonly string stretch;
    private readonly List<Sheet> open = [];
    private readonly Dictionary<string, (Sheet Audits, Sheet Judgements, GradeLabels Labels)> exports = [];
    private readonly Sheet audits;
    private readonly Sheet judgements;

    public SampleFiles(string folder, SampleOptions options)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        stretch = $" {options.FirstMonth} to {options.LastMonth.Add(1)}";
        Teams = Plain("teams");
        Auditors = Plain("auditors");
        audits = Plain("audits");
        judgements = Plain("judgements");
        Actions = Plain("actions");
        Concerns = Plain("concerns");
        Escalations = Plain("escalations");
        Indicators = Plain("indicators");
        Benchmarks = Plain("benchmarks");
        if (!options.IsSingle)
            return;
        foreach (var service in OtherSystems.Users)
        {
            var profile = OtherSystems.Export(service, "audits");
            exports[service] = (Export(profile), Export(OtherSystems.Export(service, "judgements")), profile.Scale == "meets-good" ? GradeLabels.Three : GradeLabels.Four);
        }
    }

    public Sheet Teams { get; }

    public Sheet Auditors { get; }

    public Sheet Actions { get; }

    public Sheet Concerns { get; }

    public Sheet Escalations { get; }

    public Sheet Indicators { get; }

    public Sheet Benchmarks { get; }

    public Sheet AuditsOf(string service) => exports.TryGetValue(service, out var export) ? export.Audits : audits;

    public Sheet JudgementsOf(string service) => exports.TryGetValue(service, out var export) ? export.Judgements : judgements;

    public GradeLabels LabelsOf(string service) => exports.TryGetValue(service, out var export) ? export.Labels : GradeLabels.Four;

    public void Dispose() => open.ForEach(s => s.Dispose());

    private Sheet Plain(string extract) => Open($"{extract}.csv", extract, null);

    private Sheet Export(Profile profile) => Open(profile.Files[0].Replace("*", stretch, StringComparison.Ordinal), profile.Extract, profile);

    private Sheet Open(string fileName, string extract, Profile? profile)
    {
        var sheet = new Sheet(Path.Combine(folder, fileName), AllExtracts.Named(extract), profile);
        open.Add(sheet);
        return sheet;
    }
}
