using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using QaInsight.Nightly.Printing;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Pages;

/// <summary>Pages asked for of late, whoever asked.</summary>
public sealed class PageCache : IDisposable
{
    // A page weighs what it has cells.
    private const int MostCells = 200_000;

    public MemoryCache Pages { get; } = new(new MemoryCacheOptions { SizeLimit = MostCells });

    public void Dispose() => Pages.Dispose();
}

/// <summary>Pages in the reader's own scope, from the cache where they are there. A published build never changes, and neither does an edition of what people set, so one stands for as long as its key does.</summary>
public sealed class PageShelf(PageCache cache, IScorecards scorecards, Scope scope, Reader reader, Looks looks, IPrinter printer, TimeProvider clock)
{
    private const int BoardCells = 300;

    public BoardScorecard? Board(PageAddress address) => Kept(address, set => scorecards.Board(address, set), b => b.Head.Freshness.Build, _ => BoardCells);

    /// <summary>Null when nothing has been imported yet.</summary>
    /// <exception cref="CannotAnswerException">A filter names what is not there.</exception>
    public ScorecardPage? Page(PageAddress address)
    {
        var page = Kept(address, set => scorecards.Page(address, set: set), p => p.Head.Freshness.Build, p => 1 + p.Blocks.Sum(b => b.Table.Rows.Count * b.Table.Columns.Count));
        if (page is not null)
            looks.View(page);
        return page;
    }

    /// <summary>What a page's HTML hangs on: whoever may write commentary is led to where it is written, and a PDF is offered where one can be printed. As JSON, so that no name can run into the next.</summary>
    public string HtmlKey(PageHead head) => JsonSerializer.Serialize(new[]
    {
        head.Freshness.Build, head.Edition, scope.Key, head.Address.ToString(), head.Request.Period.ToString(), head.Request.AsOf.ToIso(), reader.May(Rights.Targets).ToString(), printer.WhyNot ?? "",
    });

    private T? Kept<T>(object asked, Func<WhatIsSet, T?> make, Func<T, string> buildOf, Func<T, int> weight)
        where T : class
    {
        if (scorecards.LiveBuild is not { } build)
            return null;
        var set = scorecards.Set;
        var key = (build, set.Edition, scope.Key, asked, InPlainWords.Today(clock));
        if (cache.Pages.TryGetValue(key, out T? kept))
            return kept;
        var made = make(set);
        // A build published in between would stand under the key of the one before it, and be found there after an undo.
        if (made is not null && buildOf(made) == build)
            cache.Pages.Set(key, made, new MemoryCacheEntryOptions { Size = weight(made) });
        return made;
    }
}
