namespace QaInsight.Extracts.Contract;

public sealed record BenchmarksExtract() : Extract("benchmarks", "a published comparator", "fct_benchmark",
[
    new("indicator", new NameKind("dim_indicator")) { IsRequired = true, IsKey = true },
    new("area", new TextKind(), "`England`, a region, another council") { IsRequired = true, IsKey = true },
    new("period", new TextKind()) { IsRequired = true, IsKey = true },
    new("value", new NumberKind(), "in the indicator's own unit") { IsRequired = true },
]);
