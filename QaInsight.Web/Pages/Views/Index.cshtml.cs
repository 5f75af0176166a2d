using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Views;

/// <summary>The reader's saved views and those that others share.</summary>
[Needs(Rights.Figures)]
public sealed class IndexModel(SavedViews views, Reader reader, Scope scope, LiveFigures live, Looks looks, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>What has just been done; null where nothing was.</summary>
    public string? Done { get; private set; }

    /// <summary>Why what was asked for was not done.</summary>
    public string? Refused { get; private set; }

    /// <summary>The page that could not be saved under the name it was given, to be given another.</summary>
    public (string Address, string? Name, bool Shared)? Again { get; private set; }

    public bool IsOwn(SavedView view) => view.Owner == reader.Id;

    public void OnGet(int? saved, int? changed, bool? deleted)
    {
        Views = Seen();
        Done = Own(saved) is { } kept ? $"‘{kept.Name}’ is saved."
            : Own(changed) is { } other ? $"‘{other.Name}’ is changed."
            : deleted == true ? "The view is deleted."
            : null;
    }

    public IActionResult OnPost(string? name, string? address, bool shared, bool latest)
    {
        if (Addresses.Parse(address) is not { } page)
            return Refuse("Only pages of this site can be saved. Open the page that you want to keep, and save it there.");
        var kept = (latest ? page with { Period = null } : page).ToString();
        try
        {
            var saved = views.Save(reader, name, kept, shared, clock.GetUtcNow());
            looks.Change($"Saved the view ‘{saved.Name}’{(shared ? ", shared with everybody" : "")}");
            return RedirectToPage(new { saved = saved.Id });
        }
        catch (ViewNameException e)
        {
            Again = (kept, name, shared);
            return Refuse(e.Message);
        }
    }

    public IActionResult OnPostRename(int id, string? name)
    {
        try
        {
            return Changed(id, () => views.Rename(reader, id, name), (before, now) => $"Renamed the view ‘{before}’ to ‘{now}’");
        }
        catch (ViewNameException e)
        {
            return Refuse(e.Message);
        }
    }

    public IActionResult OnPostShare(int id, bool shared) =>
        Changed(id, () => views.Share(reader, id, shared), (name, _) => shared ? $"Shared the view ‘{name}’ with everybody" : $"Shares the view ‘{name}’ no more");

    public IActionResult OnPostDelete(int id)
    {
        if (views.Own(reader, id) is not { } view || !views.Delete(reader, id))
            return NotFound();
        looks.Change($"Deleted the view ‘{view.Name}’");
        return RedirectToPage(new { deleted = true });
    }

    private IActionResult Changed(int id, Func<bool> change, Func<string, string, string> says)
    {
        if (views.Own(reader, id) is not { } view || !change())
            return NotFound();
        looks.Change(says(view.Name, views.Own(reader, id)?.Name ?? view.Name));
        return RedirectToPage(new { changed = id });
    }

    // What others share may name a child or somebody whom this reader may not see.
    private List<SavedView> Seen()
    {
        var sight = new Sight(scope.Detail, live.Catalogue);
        return [.. views.For(reader).Where(v => IsOwn(v) || (Addresses.Parse(v.Address) is { } address && sight.May(address)))];
    }

    private SavedView? Own(int? id) => Views.FirstOrDefault(v => v.Id == id && IsOwn(v));

    private PageResult Refuse(string why)
    {
        Refused = why;
        Views = Seen();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
