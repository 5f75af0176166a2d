using System.Text.Json.Serialization;

namespace QaInsight.Measures;

public enum TargetStatus
{
    Met,

    /// <summary>Short of the target, but its floor is met.</summary>
    Near,
    Missed,
}

/// <summary>Who set it.</summary>
public enum TargetSource
{
    Local,
    National,
}

/// <summary>One entry of <c>targets.json</c>. Values are in the measure's unit, a percent as 90.</summary>
/// <param name="Value">The target itself.</param>
/// <param name="Floor">
/// The value down to which (for <see cref="Better.Lower"/> up to which) a figure that is not met is near. For
/// <see cref="Better.Near"/> its distance from the target counts, on both sides. Null: never near.
/// </param>
/// <param name="Tolerance">For <see cref="Better.Near"/> alone: how far from the target still meets it.</param>
/// <param name="From">The first day it holds; null for always.</param>
/// <param name="To">The last day it holds; null while it still does.</param>
public sealed record Target(
    string Measure,
    [property: JsonPropertyName("target")] decimal Value,
    decimal? Floor,
    Better Better,
    MeasureUnit Unit,
    TargetSource Source,
    string Reason,
    decimal? Tolerance = null,
    DateOnly? From = null,
    DateOnly? To = null)
{
    /// <summary>Set by people on the site, and not read from the file.</summary>
    [JsonIgnore]
    public bool IsSetHere { get; init; }

    internal bool HoldsOn(DateOnly day) => (From ?? DateOnly.MinValue) <= day && day <= (To ?? DateOnly.MaxValue);

    internal bool Overlaps(Target other) =>
        (From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (To ?? DateOnly.MaxValue);

    /// <summary>Null where the denominator is 0. A count has none, and is judged by its numerator.</summary>
    public TargetStatus? Status(decimal numerator, decimal? denominator)
    {
        if (Unit != MeasureUnit.Count && denominator is null or <= 0)
            return null;

        // Both sides are multiplied by the denominator, so that a share which cannot be written in decimals is still compared exactly.
        var by = Unit == MeasureUnit.Count ? 1 : denominator!.Value;
        var figure = numerator * Unit switch { MeasureUnit.Percent => 100, MeasureUnit.RatePer10000 => 10_000, _ => 1 };
        return Meets(figure, Value, Tolerance ?? 0) ? TargetStatus.Met
            : Floor is decimal floor && Meets(figure, floor, Math.Abs(floor - Value)) ? TargetStatus.Near
            : TargetStatus.Missed;

        bool Meets(decimal scaled, decimal line, decimal within) => Better switch
        {
            Better.Higher => scaled >= line * by,
            Better.Lower => scaled <= line * by,
            _ => Math.Abs(scaled - (Value * by)) <= within * by,
        };
    }

    /// <summary>What is wrong with the entry, or null.</summary>
    internal string? Fault() => this switch
    {
        { Better: Better.None } => "a target's \"better\" is higher, lower or near",
        { Unit: MeasureUnit.Percent, Value: < 0 or > 100 } => "a percent is from 0 to 100",
        { Better: Better.Higher } when Floor > Value => "the floor is above the target, yet higher is better",
        { Better: Better.Lower } when Floor < Value => "the floor is under the target, yet lower is better",
        { Better: Better.Near, Tolerance: null or < 0 } => "a target to stay near needs a tolerance of 0 or more",
        { Better: Better.Near } when Floor is decimal floor && Math.Abs(floor - Value) < Tolerance => "the floor is nearer to the target than the tolerance",
        { Better: not Better.Near, Tolerance: not null } => "only a target to stay near has a tolerance",
        _ when From > To => "it ends before it starts",
        _ when string.IsNullOrWhiteSpace(Reason) => "a target says its reason",
        _ => null,
    };
}

/// <summary>What people set for a measure from a day on.</summary>
/// <param name="Target">Null: none from that day on.</param>
public sealed record TargetFrom(string Measure, DateOnly From, Target? Target);

/// <summary>A range that several measures' numerators, over one denominator, are expected to fall in together: a sign that checking is real, not a target to be met.</summary>
/// <param name="Low">In the measures' unit, and within the range.</param>
/// <param name="High">In the measures' unit, and within the range.</param>
public sealed record ExpectedRange(
    string Key, string Name, IReadOnlyList<string> Measures, decimal Low, decimal High, TargetSource Source, string Reason)
{
    /// <summary>Where the share (numerators summed) falls: <c>Neither</c> is within; null with nothing counted. In percents.</summary>
    public SpcSide? Side(decimal numerator, decimal denominator) =>
        denominator <= 0 ? null
        : numerator * 100 < Low * denominator ? SpcSide.Below
        : numerator * 100 > High * denominator ? SpcSide.Above
        : SpcSide.Neither;
}

/// <summary>What an interval is counted in; working days leave out weekends and England's bank holidays.</summary>
public enum IntervalUnit
{
    WorkingDays,
    Weeks,
    Months,
}

/// <summary>How often something is due, which each council sets for itself; <c>visits-cla</c> has one for each stage of a placement.</summary>
/// <param name="Key">Unique; a measure's stages are told apart by it.</param>
/// <param name="Measure">The measure that counts whether it was kept.</param>
/// <param name="Applies">To whom and when, in words.</param>
/// <param name="CountsFirstDay">Whether the day of the last visit is itself day one.</param>
public sealed record DueInterval(
    string Key, string Measure, string Applies, int Every, IntervalUnit Unit, bool CountsFirstDay, TargetSource Source, string Reason);
