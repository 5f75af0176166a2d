using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Scorecards.Search;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Search;

/// <summary>Finds what is named; an audit's id or a team's whole name leads straight there.</summary>
[Needs(Rights.Figures)]
public sealed class IndexModel(IScorecards scorecards, Looks looks) : PageModel
{
    /// <summary>Null when nothing has been imported yet.</summary>
    public SearchResults? Found { get; private set; }

    public IActionResult OnGet(string? q)
    {
        Found = scorecards.LiveBuild is null ? null : scorecards.Search(q);
        if (Found?.Groups.Any(g => g.Hits.Any(h => h.Place.Page == "audit")) == true)
            looks.View("Search: audits of children", $"/search?q={Uri.EscapeDataString(Found.Asked)}");
        return Found?.Exact is { } place ? LocalRedirect(place.Href()) : Page();
    }
}
