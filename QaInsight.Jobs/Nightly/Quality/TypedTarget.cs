using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using QaInsight.Extracts;
using QaInsight.Measures;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Quality;

/// <summary>What is wrong with something typed, in words for whoever typed it.</summary>
/// <param name="Field">The form's field that it is about.</param>
public sealed record Fault(string Field, string Says);

/// <summary>A target as it was typed.</summary>
/// <param name="Near">Down to which (for lower: up to which) a figure is near its target; where close is better, how far from it.</param>
/// <param name="Give">Where close to the target is better: how far from it still meets it.</param>
/// <param name="Source"><c>Local</c> or <c>National</c>.</param>
/// <param name="None">There is to be no target from that day on.</param>
public sealed partial record TypedTarget(string? From, string? Value, string? Near, string? Give, string? Source, string? Reason, bool None)
{
    public const int LongestReason = 500;

    private const int MostYearsAhead = 10;
    private const decimal Most = 1_000_000;

    private static readonly DateOnly First = new(1990, 1, 1);

    /// <param name="faults">Everything that is wrong, in the form's order.</param>
    /// <returns>What was meant; null where anything is wrong.</returns>
    public TargetFrom? Read(Measure measure, DateOnly today, out IReadOnlyList<Fault> faults)
    {
        var found = new List<Fault>();
        faults = found;
        var from = ReadDay(today, found);
        var target = None ? null : ReadTarget(measure, found);
        if (FreeText.Line(Reason) is not { } reason)
            found.Add(new(nameof(Reason), "Say why: whoever reads the figure in a year will want to know."));
        else if (reason.Length > LongestReason)
            found.Add(new(nameof(Reason), $"A reason has at most {LongestReason} characters; this one has {reason.Length}."));
        return found.Count > 0 ? null : new TargetFrom(measure.Key, from, target);
    }

    private DateOnly ReadDay(DateOnly today, List<Fault> faults)
    {
        if (FreeText.Line(From) is not { } text)
            faults.Add(new(nameof(From), "Say from which day on it holds."));
        else if (!DateText.TryReadDay(Encoding.UTF8.GetBytes(text), [], out var number))
            faults.Add(new(nameof(From), $"“{text}” is not a day. Write it as 1/10/2026."));
        else if (Days.FromNumber(number) is var day && (day < First || day > today.AddYears(MostYearsAhead)))
            faults.Add(new(nameof(From), $"{day.ToWords()} is too far away: a target starts between {First.ToWords()} and {today.AddYears(MostYearsAhead).ToWords()}."));
        else
            return day;
        return default;
    }

    private Target? ReadTarget(Measure measure, List<Fault> faults)
    {
        var isNear = measure.Better == Better.Near;
        var value = Number(nameof(Value), "the target", Value, measure.Unit, faults);
        var near = Number(nameof(Near), isNear ? "how far is near" : "where near begins", Near, measure.Unit, faults);
        var give = isNear ? Number(nameof(Give), "how far still meets it", Give, measure.Unit, faults) : null;
        if (value is null && faults.TrueForAll(f => f.Field != nameof(Value)))
            faults.Add(new(nameof(Value), "Say what the target is."));
        if (isNear && give is null && faults.TrueForAll(f => f.Field != nameof(Give)))
            faults.Add(new(nameof(Give), "Say how far from the target still meets it; 0 for not at all."));
        if (!Enum.TryParse<TargetSource>(Source, out var source) || !Enum.IsDefined(source))
            faults.Add(new(nameof(Source), "Say whether it is the council’s own or a national target."));
        if (faults.Exists(f => f.Field is nameof(Value) or nameof(Near) or nameof(Give)))
            return null;
        if (measure.Unit == MeasureUnit.Percent && value > 100)
            faults.Add(new(nameof(Value), "A share is never more than 100%."));
        if (measure.Better == Better.Higher && near > value)
            faults.Add(new(nameof(Near), "Near cannot begin above the target, since higher is better."));
        else if (measure.Better == Better.Lower && near < value)
            faults.Add(new(nameof(Near), "Near cannot end below the target, since lower is better."));
        else if (measure.Better == Better.Lower && measure.Unit == MeasureUnit.Percent && near > 100)
            faults.Add(new(nameof(Near), "A share is never more than 100%."));
        else if (isNear && near < give)
            faults.Add(new(nameof(Near), "Near has to reach further from the target than what still meets it."));
        return new Target(measure.Key, value!.Value, isNear && near is not null ? value + near : near, measure.Better, measure.Unit, source, FreeText.Line(Reason) ?? "", give);
    }

    private static decimal? Number(string field, string name, string? typed, MeasureUnit unit, List<Fault> faults)
    {
        if (FreeText.Line(typed) is not { } text)
            return null;
        var match = Written().Match(text);
        var isPercent = match.Groups["percent"].Success;
        decimal number = 0;
        var says = !match.Success || !decimal.TryParse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            ? $"“{text}” is not a number for {name}. Write {(unit == MeasureUnit.Percent ? "90 or 90%" : "12 or 12.5")}."
            : isPercent && unit != MeasureUnit.Percent ? $"{text} is a share, and this measure is not: write {name} as a number."
            : !isPercent && unit == MeasureUnit.Percent && number is > 0 and < 1 ? $"Is {text} meant as {number * 100:0.##}%? Write shares as 90 or 90%; for less than one percent write the sign: 0.5%."
            : number > Most ? $"{text} is too much for {name}."
            : null;
        if (says is null)
            return number;
        faults.Add(new(field, says));
        return null;
    }

    [GeneratedRegex(@"^(?<number>([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,9})(\.[0-9]{1,4})?) ?(?<percent>%)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
