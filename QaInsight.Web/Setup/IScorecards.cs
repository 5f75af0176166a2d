using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Search;

namespace QaInsight.Web.Setup;

/// <summary>The one way in which pages and the API ask for figures.</summary>
public interface IScorecards
{
    /// <summary>The published build's id, or null when nothing has been imported yet.</summary>
    string? LiveBuild { get; }

    /// <summary>What each measure counts.</summary>
    Catalogue Catalogue { get; }

    /// <summary>What people set, as it stands now.</summary>
    WhatIsSet Set { get; }

    /// <summary>Null when nothing has been imported yet.</summary>
    /// <param name="set">What people set, where it has been asked for already.</param>
    /// <exception cref="CannotAnswerException">No such period, programme, service or day.</exception>
    BoardScorecard? Board(PageAddress address, WhatIsSet? set = null);

    /// <summary>Null when there is no page of that word.</summary>
    /// <exception cref="CannotAnswerException">A filter names what is not there.</exception>
    /// <exception cref="NotThereException">The page is of something that is not there.</exception>
    /// <param name="whole">With every row, as files hold them, and not only those that a page shows.</param>
    /// <param name="set">What people set, where it has been asked for already.</param>
    ScorecardPage? Page(PageAddress address, bool whole = false, WhatIsSet? set = null);

    /// <summary>The board pack's pages, the board first, all of one build; none when nothing has been imported yet.</summary>
    /// <exception cref="CannotAnswerException">A filter names what is not there.</exception>
    IReadOnlyList<ScorecardPage> Pack(PageAddress address);

    /// <summary>The page as it may be shared outside the authority.</summary>
    /// <exception cref="CannotAnswerException">It may not be shared, or a filter names what is not there.</exception>
    ScorecardPage Outside(PageKind kind, PageAddress address);

    /// <summary>Teams, people, audits, children and measures by name or id.</summary>
    SearchResults Search(string? text);

    /// <summary>The same document as the command line's; null when there is no scorecard of that name.</summary>
    /// <exception cref="CannotAnswerException">An argument makes no sense.</exception>
    string? Json(string by, ScorecardQuery query);

    /// <summary>Opens the published build, and throws where it cannot be opened.</summary>
    void Open();
}

/// <summary>A scorecard's filters, as they were typed.</summary>
public sealed record ScorecardQuery(
    string? Period = null, string? AsOf = null, string? Programme = null, string? Team = null, string? Service = null,
    string? LegalStatus = null, string? Domain = null, string? AuditType = null);

/// <summary>A question that has no answer; the message tells its asker why, in plain words.</summary>
/// <param name="isNotThere">Whether it names what is not there, or not for its asker: both are answered alike.</param>
public sealed class CannotAnswerException(string message, bool isNotThere = false) : Exception(message)
{
    public int Status => isNotThere ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
}
