using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>A past month's figure that reads otherwise than it did on its reporting day.</summary>
/// <param name="ReportedOn">The day on which the month was to be reported.</param>
/// <param name="KeptOn">The day on which its figures were kept: later, when the server was down.</param>
public sealed record Restated(string Measure, Month Month, Figure Then, Figure Now, DateOnly ReportedOn, DateOnly KeptOn)
{
    /// <summary><c>reported as 41% on 13 September 2026</c>.</summary>
    public string InWords => $"reported as {Then.Display} on {KeptOn.ToWords()}";
}
