using Microsoft.AspNetCore.Mvc;
using QaInsight.Nightly.Quality;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages.Commentary;

/// <summary>What was written about a measure's figure, or about the board, with every version of it; and the way to write it.</summary>
[Needs(Rights.Figures)]
public sealed class IndexModel(PageShelf shelf, CommentaryDesk desk, Reader reader, Scope scope, Looks looks) : SettingPage(reader)
{
    /// <summary>Where commentary is kept by: what else narrows a figure makes another figure of it.</summary>
    private static readonly PageFilter[] OfMeasure = [PageFilter.Of, PageFilter.Period, PageFilter.Programme, PageFilter.Service, PageFilter.Team];

    private static readonly PageFilter[] OfBoard = [PageFilter.Period, PageFilter.Programme, PageFilter.Service];

    public Subject Subject { get; private set; } = null!;

    /// <summary>What the figure's page is called, and what it says.</summary>
    public (string Title, string? Says) Figure { get; private set; }

    /// <summary>Whether the commentary is on the whole authority, and the figure on the part of it that its reader sees.</summary>
    public bool IsOfPart => Subject is { Service: null, Team: null } && !scope.SeesAll;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CommentaryRow> Versions { get; private set; } = [];

    public CommentaryRow? Standing => Versions is [{ Says: not null } newest, ..] ? newest : null;

    /// <summary>What is in the form.</summary>
    public TypedCommentary Typed { get; private set; } = new(null, null, null, null);

    public string? Done { get; private set; }

    public int Seen => Versions.Count == 0 ? 0 : Versions[0].Id;

    protected override string Meanwhile
    {
        get
        {
            var newer = Versions[0];
            return $"{newer.WrittenByName} {(newer.Says is null ? "took it down" : "wrote")} while you had the page open: {(newer.Says is null ? "the history shows it" : "theirs stands above")}. What you typed is still in the form; nothing of it is lost. Put the two together, and save: then yours stands.";
        }
    }

    public IActionResult OnGet(string? done)
    {
        if (!Find())
            return NotFound();
        Typed = Standing is { } standing ? TypedCommentary.Of(standing.Says!) : Typed;
        Done = done == "written" && Standing is not null ? "It is written, and stands wherever the figure does." : done == "down" && Standing is null ? "It is taken down. Its history stays." : null;
        return Page();
    }

    public IActionResult OnPost(TypedCommentary typed, int seen) => Change(Find, () =>
    {
        Typed = typed;
        return typed.Read(Subject, out var faults) is { } says ? Written(says, seen, "written") : Refuse(faults);
    });

    public IActionResult OnPostDown(int seen) => Change(Find, () =>
        Standing is null ? Refuse("There is nothing that stands: it was taken down already.", StatusCodes.Status409Conflict) : Written(null, seen, "down"));

    private LocalRedirectResult Written(CommentaryWords? says, int seen, string done)
    {
        desk.Write(Reader, Subject, says, seen);
        looks.Change($"{(says is null ? "Took down" : "Wrote")} commentary: {Figure.Title}");
        return LocalRedirect($"{Subject.Place.Href()}&done={done}");
    }

    // The figure's own page knows whether its reader may see it, and what commentary on it is kept by.
    private bool Find()
    {
        try
        {
            var of = Request.Query["of"].FirstOrDefault();
            var (head, title, says) = string.IsNullOrEmpty(of) ? Board() : Measure();
            if (head?.Subject is not { } subject)
                return false;
            (Subject, Figure, Versions) = (subject, (title, says), desk.Versions(subject));
            return true;
        }
        catch (Exception e) when (e is NotThereException or CannotAnswerException)
        {
            return false;
        }
    }

    private (PageHead? Head, string Title, string? Says) Board() => (shelf.Board(Addresses.Read(BoardPage.Word, Request.Query, OfBoard))?.Head, RemarkTable.Conclusions, null);

    private (PageHead? Head, string Title, string? Says) Measure()
    {
        var page = shelf.Page(Addresses.Read("measure", Request.Query, OfMeasure));
        return (page?.Head, page?.Body.Title ?? "", page?.Body.Sections[0].Lead?.ToString());
    }
}
