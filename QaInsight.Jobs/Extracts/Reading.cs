using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>What the columns of a file are read with: the names known so far, the scale and date styles of its profile, today.</summary>
public sealed class Reading(Dimensions dimensions, Profile? profile, DateOnly today)
{
    private static readonly int Earliest = new DateOnly(1990, 1, 1).ToNumber();

    private readonly int latest = today.AddYears(1).ToNumber();

    /// <summary>Where text goes while a row is being read.</summary>
    public RowBatch Batch { get; set; } = null!;

    public Grades Grades => dimensions.Grades;

    public Teams Teams => dimensions.Teams;

    /// <summary>The profile's scale, or null where a label that stands on several scales is Ofsted's.</summary>
    public string? Scale => profile?.Scale;

    public IReadOnlyList<string> DateFormats => profile?.DateFormats ?? [];

    public Names Names(string dimension) => dimensions.Names(dimension);

    public bool IsInTime(int day) => day >= Earliest && day <= latest;
}
