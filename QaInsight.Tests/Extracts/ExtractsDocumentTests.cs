using QaInsight.Extracts;
using QaInsight.Extracts.Contract;
using QaInsight.Tests.Extracts.Samples;
using Xunit;

namespace QaInsight.Tests.Extracts;

public class ExtractsDocumentTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SampleFolder.DataFolder, "README.md"));

    [Fact]
    public void TheDataReadmeIsCurrent() =>
        Assert.True(Readme == ExtractsDocument.In(Readme), "data/README.md is stale: dotnet run --project QaInsight.Jobs -- describe extracts");

    [Fact]
    public void EveryColumnOfEveryExtractIsThere() =>
        Assert.All(AllExtracts.List.SelectMany(e => e.Columns), c => Assert.Contains($"| `{c.Name}`", Readme, StringComparison.Ordinal));

    [Fact]
    public void ADocumentWithoutTheMarksIsLeftAlone() => Assert.Throws<FormatException>(() => ExtractsDocument.In("# What lies under data/"));
}
