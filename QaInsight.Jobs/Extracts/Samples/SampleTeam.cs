using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>What is planted in a team, for readers to find.</summary>
internal enum Nature
{
    Ordinary,

    /// <summary>Keeps being inadequate, and its actions are not done.</summary>
    Worrying,

    /// <summary>Nearly always good.</summary>
    Strong,
}

/// <param name="Manager">Of the team: the owner of its actions.</param>
internal sealed record SampleTeam(string Name, string Service, string Manager, DateOnly ActiveFrom, IReadOnlyList<string> Practitioners, Nature Nature)
{
    /// <summary>The last day of a closed team.</summary>
    public DateOnly? ActiveTo { get; init; }

    public bool InScope { get; init; } = true;

    /// <summary>The name until <see cref="RenamedOn"/>.</summary>
    public string? Formerly { get; init; }

    public DateOnly RenamedOn { get; init; }

    /// <summary>As the rows of that day bear it: a rename does not go back to rows already written.</summary>
    public string NameOn(DateOnly day) => Formerly is not null && day < RenamedOn ? Formerly : Name;

    public bool IsAudited(Month month) => InScope && IsActive(month);

    public bool IsActive(Month month) => ActiveTo is null || month.LastDay <= ActiveTo;
}

/// <summary>A team as the plan of an authority has it, before anyone works in it.</summary>
/// <param name="Place">Where it works; empty where the service has but one place.</param>
/// <param name="Number">Among its place's; 0 where it is the only one.</param>
internal sealed record PlannedTeam(string Service, string Place, int Number, Nature Nature = Nature.Ordinary, bool Closes = false, bool OutOfScope = false, string? Formerly = null)
{
    public string Name
    {
        get
        {
            var name = Place.Length == 0 ? $"{Service} Team" : $"{Place} {Service} Team";
            return Number == 0 ? name : $"{name} {Number}";
        }
    }
}
