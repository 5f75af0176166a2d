using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>A team's audits in the last months, and what they make of it.</summary>
internal sealed class TeamWindow
{
    private readonly (int Month, int Completed, int GoodOrBetter, int Inadequate)[] ring = new (int, int, int, int)[TeamRules.WindowMonths];

    public static TeamWindow Empty { get; } = new();

    public void Add(CountedAudit audit) => Add(
        audit.Month, audit.IsCompleted ? 1 : 0, audit.FinalGrade is { GoodOrBetter: true } ? 1 : 0, audit.FinalGrade?.Ofsted == Ofsted.Inadequate ? 1 : 0);

    /// <summary>Some of a month's audits, counted already.</summary>
    public void Add(Month month, int completed, int goodOrBetter, int inadequate)
    {
        ref var slot = ref ring[month.Index % ring.Length];
        if (slot.Month != month.Index)
            slot = (month.Index, 0, 0, 0);
        slot.Completed += completed;
        slot.GoodOrBetter += goodOrBetter;
        slot.Inadequate += inadequate;
    }

    public bool IsOfStrength(Month last) => GoodOrBetter(last, TeamRules.WindowMonths) >= TeamRules.Audits;

    public bool IsOfConcern(Month last) => Inadequate(last, TeamRules.WindowMonths) >= TeamRules.Audits;

    /// <summary>Of a team of which audits are expected.</summary>
    public bool IsNotAudited(Month last) => Completed(last, TeamRules.NotAuditedMonths) <= TeamRules.NotAuditedMost;

    public int Completed(Month last, int months) => Sum(last, months).Completed;

    public int GoodOrBetter(Month last, int months) => Sum(last, months).GoodOrBetter;

    public int Inadequate(Month last, int months) => Sum(last, months).Inadequate;

    private (int Completed, int GoodOrBetter, int Inadequate) Sum(Month last, int months)
    {
        var (completed, goodOrBetter, inadequate) = (0, 0, 0);
        foreach (var slot in ring)
        {
            if (slot.Month <= last.Index - months || slot.Month > last.Index)
                continue;
            completed += slot.Completed;
            goodOrBetter += slot.GoodOrBetter;
            inadequate += slot.Inadequate;
        }

        return (completed, goodOrBetter, inadequate);
    }
}
