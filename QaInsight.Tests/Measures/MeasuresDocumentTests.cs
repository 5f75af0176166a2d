using QaInsight.Measures;
using Xunit;

namespace QaInsight.Tests.Measures;

public sealed class MeasuresDocumentTests
{
    private static readonly string Printed = File.ReadAllText(TestWarehouse.FromRepository("data", MeasuresDocument.FileName));
    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);

    [Fact]
    public void TheDictionaryIsCurrent() => Assert.True(
        Printed == MeasuresDocument.Text(Catalogue, Targets.Load(TestWarehouse.ReferenceFolder)),
        "data/measures.md is stale: dotnet run --project QaInsight.Jobs -- describe measures");

    [Fact]
    public void EveryMeasureStandsInItWithItsTarget()
    {
        Assert.All(Catalogue.All, m => Assert.Contains($"### `{m.Key}`: {m.Name}\n", Printed, StringComparison.Ordinal));
        Assert.Contains("- Target: 90%; near it to 80% (the council's own).", Printed, StringComparison.Ordinal);
        Assert.Contains("- Target: 15, give or take 1; near it within 3 (the council's own).", Printed, StringComparison.Ordinal);
        Assert.Contains("with `moderated-up`: 10% to 15% in all", Printed, StringComparison.Ordinal);
    }
}
