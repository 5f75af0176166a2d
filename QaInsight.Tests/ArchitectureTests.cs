using System.Text.RegularExpressions;
using Xunit;

namespace QaInsight.Tests;

/// <summary>The arrows between the folders of QaInsight.Jobs, and who may name which package, as the sources themselves say.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>What each folder may use, beside itself. Commands may use all.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Extracts"] = ["Warehouse"],
        ["Warehouse"] = [],
        ["Measures"] = ["Warehouse"],
        ["Scorecards"] = ["Measures", "Warehouse"],
        ["Outputs"] = ["Scorecards", "Measures", "Warehouse"],
        ["People"] = [],
        ["Nightly"] = ["Extracts", "Warehouse", "Measures", "Scorecards", "Outputs", "People"],
    };

    /// <summary>A package's namespaces, and the only place that names them.</summary>
    private static readonly (string Package, string Place)[] Packages =
    [
        ("CsvHelper", "QaInsight.Jobs/Extracts/"),
        ("ExcelDataReader", "QaInsight.Jobs/Extracts/"),
        ("OfficeOpenXml", "QaInsight.Jobs/Outputs/"),
        ("System.CommandLine", "QaInsight.Jobs/Commands/"),
        ("MailKit", "QaInsight.Jobs/Nightly/Sending/Transport/"),
        ("MimeKit", "QaInsight.Jobs/Nightly/Sending/Transport/"),
        ("Quartz", "QaInsight.Jobs/Nightly/"),
        ("Hangfire", "QaInsight.Jobs/Nightly/"),
        ("Microsoft.EntityFrameworkCore", "QaInsight.Jobs/Warehouse/"),
        ("Plotly", "QaInsight.Web/Charts/"),
        ("OtpNet", "QaInsight.Web/SignIn/"),
        ("QRCoder", "QaInsight.Web/SignIn/"),
        ("Prometheus", "QaInsight.Web/Setup/"),
        ("Microsoft.AspNetCore.Identity", "QaInsight.Web/"),
        ("Microsoft.AspNetCore.Authentication.OpenIdConnect", "QaInsight.Web/SignIn/"),
        ("Microsoft.IdentityModel", "QaInsight.Web/SignIn/"),
    ];

    private static readonly string Root = TestWarehouse.FromRepository();

    public static TheoryData<string> Folders => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void AFolderUsesWhatItsArrowsPointAt(string folder)
    {
        var forbidden = Arrows.Keys.Append("Commands").Except(Arrows[folder]).Where(f => f != folder).ToList();
        Assert.Empty(
            from source in Sources($"QaInsight.Jobs/{folder}/")
            from Match use in Use().Matches(source.Text)
            where forbidden.Contains(use.Groups["folder"].Value) && (!use.Groups["type"].Success || Declares(use.Groups["folder"].Value, use.Groups["type"].Value))
            select $"{source.Path} names {use.Value}");
    }

    [Fact]
    public void EveryFolderHasItsArrows() =>
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(Root, "QaInsight.Jobs")).Select(f => Path.GetFileName(f)).Except([.. Arrows.Keys, "Commands", "bin", "obj"]));

    [Fact]
    public void AFoldersNamespaceIsItsName() =>
        Assert.Empty(
            from source in Sources("QaInsight.Jobs/")
            where source.Path.Count(c => c == '/') > 1
            let expected = "QaInsight." + Path.GetDirectoryName(source.Path)!.Replace('\\', '/')["QaInsight.Jobs/".Length..].Replace('/', '.')
            where !source.Text.Contains($"namespace {expected};", StringComparison.Ordinal)
            select $"{source.Path} is not in {expected}");

    [Fact]
    public void APackageIsNamedInOnePlace() =>
        Assert.Empty(
            from package in Packages
            from source in Sources("QaInsight.Jobs/").Concat(Sources("QaInsight.Web/"))
            where !source.Path.StartsWith(package.Place, StringComparison.Ordinal)
            where Regex.IsMatch(source.Text, $@"(using|global::)\s*(static\s+)?{Regex.Escape(package.Package)}[.;]", RegexOptions.None, TimeSpan.FromSeconds(1))
            select $"{source.Path} names {package.Package}");

    // The two engines share one seam, through which Hangfire's maps its dashboard.
    [Fact]
    public void NothingInJobsKnowsHttp() =>
        Assert.Empty(
            from source in Sources("QaInsight.Jobs/")
            where source.Path is not ("QaInsight.Jobs/Nightly/HangfireEngine.cs" or "QaInsight.Jobs/Nightly/QuartzEngine.cs")
            where source.Text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal) || source.Text.Contains("QaInsight.Web", StringComparison.Ordinal)
            select source.Path);

    [Fact]
    public void NoFileIsLongerThanThreeHundredLines() =>
        Assert.Empty(
            from source in Sources("QaInsight.Jobs/").Concat(Sources("QaInsight.Web/")).Concat(Sources("QaInsight.Tests/"))
            let lines = source.Text.AsSpan().Count('\n')
            where lines > 300
            select $"{source.Path} has {lines} lines");

    // Warehouse.Names is a type of that folder; a property that is called People is not.
    private static bool Declares(string folder, string type) =>
        Sources($"QaInsight.Jobs/{folder}/").Any(s => Regex.IsMatch(s.Text, $@"\b(class|record|struct|interface|enum)\s+{type}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));

    // A folder that is not there yet has no sources.
    private static IEnumerable<(string Path, string Text)> Sources(string under) =>
        from file in Directory.Exists(Path.Combine(Root, under)) ? Directory.EnumerateFiles(Path.Combine(Root, under), "*.cs", SearchOption.AllDirectories) : []
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    // A using of, or a name that starts with, one of the product's folders.
    [GeneratedRegex(@"\bQaInsight\.(?<folder>[A-Z]\w+)|(?<![\w.""'])(?<folder>Extracts|Warehouse|Measures|Scorecards|Outputs|People|Nightly|Commands)\.(?<type>[A-Z]\w*)", RegexOptions.None, 1000)]
    private static partial Regex Use();
}
