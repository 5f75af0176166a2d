using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Targets;

/// <summary>Every measure's target as it holds today, and what was set of late.</summary>
[Needs(Rights.Figures)]
public sealed class IndexModel(TargetDesk desk, SetTargets rows, Catalogue catalogue, Reader reader, TimeProvider clock) : PageModel
{
    private const int RowsShown = 20;

    public IReadOnlyList<MeasureTarget> With { get; private set; } = [];

    public IReadOnlyList<MeasureTarget> Without { get; private set; } = [];

    public IReadOnlyList<TargetRow> Latest { get; private set; } = [];

    public bool MaySet => reader.May(Rights.Targets);

    public string Name(string measure) => catalogue.Has(measure) ? catalogue[measure].Name : measure;

    public void OnGet()
    {
        var all = desk.All(InPlainWords.Today(clock));
        With = [.. all.Where(t => t.Now is not null || t.Next is not null)];
        Without = [.. all.Except(With)];
        Latest = rows.Latest(RowsShown);
    }
}
