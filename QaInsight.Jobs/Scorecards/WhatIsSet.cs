using QaInsight.Measures;
using QaInsight.Scorecards.Pages.Commentary;

namespace QaInsight.Scorecards;

/// <summary>What people set beside the figures, as it stood at one moment.</summary>
/// <param name="Edition">Another one after each change: part of the key of whatever is kept of a page.</param>
/// <param name="Figures">Judged by the targets that held then.</param>
public sealed record WhatIsSet(string Edition, Figures Figures)
{
    /// <summary>The newest version of everything that was written about figures, also where that took it down.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}
