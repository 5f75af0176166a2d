using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Drawings;

/// <summary>Where a mark of a drawing leads: the address of its place, as whoever draws writes addresses; null: nowhere.</summary>
public delegate string? Leads(PageAddress place);

/// <summary>How drawings are linked.</summary>
public static class Leading
{
    /// <summary>On paper a mark is read and not pressed.</summary>
    public static readonly Leads Nowhere = _ => null;

    public static string? Of(this Leads leads, PageAddress? place) => place is null ? null : leads(place);

    /// <summary>What is drawn, in a link that says where it leads; by itself where it leads nowhere.</summary>
    internal static Html Linked(string? href, string says, Html drawn) => href is null ? drawn : $"<a href=\"{href}\" aria-label=\"{says}\">{drawn}</a>";
}
