using System.Text;
using QaInsight.Measures;
using QaInsight.Nightly;
using QaInsight.Nightly.Quality;
using QaInsight.Outputs;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Outside;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Search;
using QaInsight.Warehouse;

namespace QaInsight.Web.Setup;

/// <summary>Scorecards from the published build, in the scope of whoever asks.</summary>
public sealed class WarehouseScorecards(LiveFigures live, SetByPeople people, Scope scope, TimeProvider time) : IScorecards
{
    public Catalogue Catalogue => live.Catalogue;

    public string? LiveBuild => live.Folder.LiveId;

    public WhatIsSet Set => people.Now;

    public BoardScorecard? Board(PageAddress address, WhatIsSet? set = null) => LiveBuild is null ? null : Ask((build, context) =>
        new BoardReader(build, context, scope, Catalogue, set ?? Set).Read(address));

    public ScorecardPage? Page(PageAddress address, bool whole = false, WhatIsSet? set = null) => Ask((build, context) =>
        new PageReader(build, context, scope, Catalogue, set ?? Set).Read(address, whole));

    public IReadOnlyList<ScorecardPage> Pack(PageAddress address) => Ask((build, context) =>
        BoardPack.Read(new PageReader(build, context, scope, Catalogue, Set), address));

    public ScorecardPage Outside(PageKind kind, PageAddress address) => Ask((build, context) =>
        OutsidePage.Make(kind, new PageSource(build, context, scope, Catalogue, Set, address), live.Sharing, DefaultDay.For(context, London.Today(time))));

    public SearchResults Search(string? text) => Ask((build, context) => new SearchReader(build, context, scope, Catalogue).Find(text));

    public string? Json(string by, ScorecardQuery query) => !ByWords.TryParse(by, out var rows) ? null : Ask((build, context) =>
    {
        var request = new ScorecardRequest(
            rows,
            query.Period is null ? DefaultPeriod.For(context, rows) : Period.Parse(query.Period),
            query.AsOf is null ? DefaultDay.For(context, London.Today(time)) : Days.Parse(query.AsOf),
            query.Programme ?? TeamDirectory.MainProgramme)
        {
            Team = query.Team,
            Service = query.Service,
            LegalStatus = query.LegalStatus,
            Domain = query.Domain,
            AuditType = query.AuditType,
        };
        using var document = new MemoryStream();
        ScorecardJson.Write(document, new ScorecardReader(build.Connection, context, scope, Catalogue, Set.Figures).Read(request));
        return Encoding.UTF8.GetString(document.ToArray());
    });

    public void Open() => live.Folder.OpenLive().Dispose();

    private T Ask<T>(Func<PublishedBuild, BuildContext, T> ask)
    {
        using var build = live.Folder.OpenLive();
        try
        {
            return ask(build, live.ContextOf(build));
        }
        catch (Exception e) when (e is FormatException or ArgumentException and not ArgumentOutOfRangeException)
        {
            throw new CannotAnswerException(e.Message, e is UnknownNameException);
        }
    }
}
