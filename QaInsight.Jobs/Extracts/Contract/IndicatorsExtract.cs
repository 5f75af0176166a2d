namespace QaInsight.Extracts.Contract;

public sealed record IndicatorsExtract() : Extract("indicators", "a performance indicator's month, counted elsewhere", "fct_indicator",
[
    new("indicator", new NameKind("dim_indicator")) { IsRequired = true, IsKey = true },
    new("month", new MonthKind()) { IsRequired = true, IsKey = true },
    new("team", new TeamKind(ZeroForBlank: true), "blank: the whole authority") { IsKey = true },
    new("legal_status", new NameKind("dim_legal_status", ZeroForBlank: true), "blank: every status") { IsKey = true },
    new("numerator", new NumberKind()) { IsRequired = true },
    new("denominator", new NumberKind(), "blank: a count"),
]);
