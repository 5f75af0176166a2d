using CsvHelper;
using QaInsight.Extracts;
using QaInsight.Extracts.Samples;
using QaInsight.Tests.Measures;

namespace QaInsight.Tests.Extracts.Samples;

/// <summary>A sample written to a folder of its own, read back with nothing of the product's reader.</summary>
public sealed class SampleFolder : IDisposable
{
    public SampleFolder(SampleOptions options)
    {
        Path = Directory.CreateTempSubdirectory("qainsight-sample-").FullName;
        SampleWriter.Write(Path, options);
    }

    public static string InRepository { get; } = System.IO.Path.Combine(DataFolder, "sample");

    public static IReadOnlyList<Profile> Profiles { get; } = Reference.Load(ReferenceFolder.Path).Profiles;

    public static string DataFolder => System.IO.Path.GetDirectoryName(ReferenceFolder.Path)!;

    public string Path { get; }

    public IEnumerable<string> Files => Directory.EnumerateFiles(Path).Order(StringComparer.Ordinal);

    public List<Dictionary<string, string>> Rows(string extract) => Read(System.IO.Path.Combine(Path, extract + ".csv"));

    /// <summary>The rows of the other system's export whose name begins so, in the contract's columns and codes.</summary>
    public IEnumerable<Dictionary<string, string>> ReadBack(string export)
    {
        var file = Files.Single(f => System.IO.Path.GetFileName(f).StartsWith(export, StringComparison.Ordinal));
        var profile = Profiles.Single(p => p.Takes(System.IO.Path.GetFileName(file)));
        return Read(file).Select(row => row.ToDictionary(
            c => profile.Columns[c.Key],
            c => profile.Values.GetValueOrDefault(profile.Columns[c.Key])?.GetValueOrDefault(c.Value) ?? c.Value));
    }

    public static List<Dictionary<string, string>> Read(string path)
    {
        using var reader = CsvReader.FromFile(path);
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(reader.Headers.ToDictionary(h => h, h => reader.GetString(h)));
        return rows;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
