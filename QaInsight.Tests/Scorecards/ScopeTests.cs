using QaInsight.Scorecards;
using Xunit;

namespace QaInsight.Tests.Scorecards;

public sealed class ScopeTests
{
    [Fact]
    public void A_cache_never_takes_one_scope_for_another()
    {
        Scope[] scopes =
        [
            Scope.All, Scope.Of([], []), Scope.Of(["All"], []), Scope.Of(["A", "B"], []), Scope.Of(["A|B"], []), Scope.Of(["A\",\"B"], []), Scope.Of(["A"], ["B"]), Scope.Of([], ["A", "B"]),
        ];
        Assert.Distinct(scopes.Select(s => s.Key));
    }

    [Fact]
    public void Scopes_that_see_the_same_share_a_cache() => Assert.Equal(Scope.Of(["North", "South"], ["East"]).Key, Scope.Of(["south", "NORTH"], ["EAST"]).Key);
}
