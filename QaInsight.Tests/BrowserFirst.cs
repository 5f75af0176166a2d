using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("QaInsight.Tests.BrowserFirst", "QaInsight.Tests")]

namespace QaInsight.Tests;

/// <summary>
/// Begins with the longest, those in the browser: begun last, they would run on alone while the machine's other processors
/// wait. And those that share a site then use it at the same time, so that it starts once.
/// </summary>
public sealed class BrowserFirst : ITestCollectionOrderer
{
    private static readonly string[] First = [nameof(Browser.LivePagesTests), nameof(Browser.LiveBoardTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(c => First.Any(f => c.DisplayName.EndsWith("." + f, StringComparison.Ordinal))).ThenByDescending(c => c.DisplayName.Contains(".Browser.", StringComparison.Ordinal));
}
