using Microsoft.AspNetCore.Mvc;
using QaInsight.Measures;
using QaInsight.Nightly;
using QaInsight.Nightly.Quality;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Targets;

/// <summary>One measure's target: what holds, what was set and when, and the way to set another.</summary>
[Needs(Rights.Figures)]
public sealed class TargetModel(TargetDesk desk, SetTargets rows, TargetPreview preview, Catalogue catalogue, Reader reader, Looks looks, TimeProvider clock) : SettingPage(reader)
{
    public Measure Measure { get; private set; } = null!;

    public MeasureTarget Held { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TargetRow> History { get; private set; } = [];

    public IReadOnlyList<TargetRow> Standing => TargetDesk.Standing(History);

    /// <summary>What is in the form.</summary>
    public TypedTarget Typed { get; private set; } = new(null, null, null, null, nameof(TargetSource.Local), null, None: false);

    /// <summary>What the form's target would come to.</summary>
    public (TargetFrom Target, TargetComesTo? To)? Preview { get; private set; }

    /// <summary>The row that has just been added.</summary>
    public TargetRow? Done { get; private set; }

    protected override string Meanwhile =>
        "Somebody else has set something for this measure since you opened the page: it stands below. Nothing of yours is lost; look at both, and send yours again if it still holds.";

    public int Seen => History.Count == 0 ? 0 : History[0].Id;

    public IActionResult OnGet(string? of, int? done)
    {
        if (!Find(of))
            return NotFound();
        Done = History.FirstOrDefault(r => r.Id == done && r.Id == Seen);
        return Page();
    }

    public IActionResult OnPost(string? of, TypedTarget typed, int seen) => Change(of, () =>
    {
        Typed = typed;
        return typed.Read(Measure, InPlainWords.Today(clock), out var faults) is { } target ? Added(desk.Set(Reader, target, typed.Reason!, seen)) : Refuse(faults);
    });

    public IActionResult OnPostPreview(string? of, TypedTarget typed) => Change(of, () =>
    {
        Typed = typed;
        if (typed.Read(Measure, InPlainWords.Today(clock), out var faults) is not { } target)
            return Refuse(faults);
        Preview = (target, preview.Read(target, ReaderScope.Of(Reader)));
        return Page();
    });

    public IActionResult OnPostBack(string? of, int id, string? reason, int seen) => Change(of, () =>
        Standing.FirstOrDefault(r => r.Id == id) is not { } row ? Refuse("That was taken back or set anew already.", StatusCodes.Status409Conflict)
        : FreeText.Line(reason) is not { Length: <= TypedTarget.LongestReason } why ? Refuse($"Say why it is taken back, in at most {TypedTarget.LongestReason} characters.", StatusCodes.Status400BadRequest)
        : Added(desk.TakeBack(Reader, row, why, seen)));

    public IActionResult OnPostUndo(string? of, int id) => Change(of, () =>
        History.FirstOrDefault(r => r.Id == id) is { } row ? Added(desk.Undo(Reader, row)) : NotFound());

    private IActionResult Change(string? of, Func<IActionResult> change) => Change(() => Find(of), change);

    private bool Find(string? of)
    {
        if (of is null || !catalogue.Has(of) || !catalogue[of].CanHaveTarget)
            return false;
        Measure = catalogue[of];
        Held = desk.Of(Measure, InPlainWords.Today(clock));
        History = rows.Of(of);
        return true;
    }

    private RedirectToPageResult Added(int id)
    {
        looks.Change($"Changed the target of {Measure.Name}");
        return RedirectToPage(new { of = Measure.Key, done = id });
    }
}
