using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QaInsight.Nightly.Quality;
using QaInsight.People;

namespace QaInsight.Web.Pages;

/// <summary>A page of what people set beside figures: everybody who sees figures reads it, some change it, and none of what they typed is lost.</summary>
public abstract class SettingPage(Reader reader) : PageModel
{
    public bool MayChange => reader.May(Rights.Targets);

    protected Reader Reader => reader;

    /// <summary>Why nothing was done.</summary>
    public string? Refused { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>What is said where somebody else was quicker.</summary>
    protected abstract string Meanwhile { get; }

    /// <summary>For a field's <c>aria-invalid</c>, which is left out where nothing is wrong.</summary>
    public string? Wrong(string field) => Faults.Any(f => f.Field == field) ? "true" : null;

    /// <param name="find">Reads what the page is of, as it stands at that moment; false where there is no such thing.</param>
    protected IActionResult Change(Func<bool> find, Func<IActionResult> change)
    {
        if (!MayChange)
            return StatusCode(StatusCodes.Status403Forbidden);
        if (!find())
            return NotFound();
        try
        {
            return change();
        }
        catch (ChangedMeanwhileException)
        {
            find();
            return Refuse(Meanwhile, StatusCodes.Status409Conflict);
        }
    }

    protected IActionResult Refuse(IReadOnlyList<Fault> faults)
    {
        Faults = faults;
        return Refuse("Nothing was saved. Mend this first:", StatusCodes.Status400BadRequest);
    }

    protected IActionResult Refuse(string why, int status)
    {
        Refused = why;
        Response.StatusCode = status;
        return Page();
    }
}
