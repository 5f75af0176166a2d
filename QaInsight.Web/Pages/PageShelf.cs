using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages;

/// <summary>Keeps the pages asked for of late. A published build never changes, and neither does an edition of what people set, so one stands for as long as its key does.</summary>
public sealed class PageShelf(IScorecards scorecards, TimeProvider clock) : IDisposable
{
    // A page weighs what it has cells; a board some three hundred.
    private const int MostCells = 200_000;
    private const int BoardCells = 300;

    // Everybody sees everything until people can sign in; then the reader's scope stands here.
    private const string Scope = "all";

    private readonly MemoryCache shelf = new(new MemoryCacheOptions { SizeLimit = MostCells });

    public BoardScorecard? Board(PageAddress address) => Kept(address, set => scorecards.Board(address, set), b => b.Head.Freshness.Build, _ => BoardCells);

    /// <summary>Null when nothing has been imported yet.</summary>
    /// <exception cref="CannotAnswerException">A filter names what is not there.</exception>
    public ScorecardPage? Page(PageAddress address) =>
        Kept(address, set => scorecards.Page(address, set: set), p => p.Head.Freshness.Build, p => 1 + p.Blocks.Sum(b => b.Table.Rows.Count * b.Table.Columns.Count));

    /// <summary>What a page's HTML hangs on. As JSON, so that no name can run into the next.</summary>
    /// <param name="reader">Who may write commentary is led to where it is written.</param>
    public static string HtmlKey(PageHead head, Reader reader) => JsonSerializer.Serialize(new[]
    {
        head.Freshness.Build, head.Edition, Scope, head.Address.ToString(), head.Request.Period.ToString(), head.Request.AsOf.ToIso(), reader.May(Rights.Targets).ToString(),
    });

    public void Dispose() => shelf.Dispose();

    private T? Kept<T>(object asked, Func<WhatIsSet, T?> make, Func<T, string> buildOf, Func<T, int> weight)
        where T : class
    {
        if (scorecards.LiveBuild is not { } build)
            return null;
        var set = scorecards.Set;
        var key = (build, set.Edition, Scope, asked, InPlainWords.Today(clock));
        if (shelf.TryGetValue(key, out T? kept))
            return kept;
        var made = make(set);
        // A build published in between would stand under the key of the one before it, and be found there after an undo.
        if (made is not null && buildOf(made) == build)
            shelf.Set(key, made, new MemoryCacheEntryOptions { Size = weight(made) });
        return made;
    }
}
