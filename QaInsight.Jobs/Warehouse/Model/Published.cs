namespace QaInsight.Warehouse.Model;

/// <summary>Numerators and denominators are in ten-thousandths.</summary>
public sealed class FctIndicator
{
    public int Id { get; init; }

    public int IndicatorRef { get; init; }

    public Month Month { get; init; }

    public int TeamRef { get; init; }

    public int LegalStatusRef { get; init; }

    public long Numerator { get; init; }

    public long? Denominator { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}

/// <summary>Values are in ten-thousandths.</summary>
public sealed class FctBenchmark
{
    public int Id { get; init; }

    public int IndicatorRef { get; init; }

    public required string Area { get; init; }

    public required string Period { get; init; }

    public long Value { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}
