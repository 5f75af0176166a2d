namespace QaInsight.Measures;

/// <summary>Makes figures: the one place that turns two counts into what people see.</summary>
public sealed class Figures(Targets targets)
{
    private const decimal PerTenThousand = 10_000;

    public static readonly Figure NotAvailable = new(null, null, null, Rounding.NoFigure, null, null);

    /// <summary>Withheld from whoever is outside the authority, with what was counted and how it stands.</summary>
    public static readonly Figure NotShown = new(null, null, null, "not shown", null, null);

    public Targets Targets { get; } = targets;

    /// <param name="denominator">Ignored for a count.</param>
    /// <param name="on">The day whose target holds.</param>
    public Figure Of(Measure measure, decimal numerator, decimal? denominator, DateOnly on)
    {
        if (measure.Denominator is null)
            return new Figure(numerator, null, numerator, Rounding.Count(numerator), null, Targets.Status(measure.Key, numerator, null, on));
        if (denominator is not { } of)
            return NotAvailable;
        var small = of < Figure.SmallNumber ? Figure.SmallNumbers : null;
        return of == 0
            ? new Figure(numerator, of, null, Rounding.NoFigure, small, null)
            : new Figure(numerator, of, Value(measure.Unit, numerator, of), Display(measure.Unit, numerator, of), small, Targets.Status(measure.Key, numerator, of, on));
    }

    private static decimal Value(MeasureUnit unit, decimal numerator, decimal denominator) =>
        unit == MeasureUnit.RatePer10000 ? numerator * PerTenThousand / denominator : numerator / denominator;

    private static string Display(MeasureUnit unit, decimal numerator, decimal denominator) => unit switch
    {
        MeasureUnit.RatePer10000 => Rounding.OneDecimal(numerator, denominator, PerTenThousand),
        MeasureUnit.Ratio => Rounding.OneDecimal(numerator, denominator),
        _ => Rounding.Percent(numerator, denominator),
    };
}
