using QaInsight.People;
using QaInsight.Scorecards;

namespace QaInsight.Nightly;

/// <summary>From a person's role to the scope in which every figure of theirs is asked for: the only way from the one to the other.</summary>
public static class ReaderScope
{
    private static readonly (Rights May, Detail Detail)[] Details =
        [(Rights.ChildrensRows, Detail.ChildrensRows), (Rights.Practitioners, Detail.Practitioners), (Rights.Auditors, Detail.Auditors)];

    public static Scope Of(Reader reader)
    {
        if (!reader.May(Rights.Figures))
            return Scope.Nothing;
        var seen = reader.SeesAuthority ? Scope.All : Scope.Of(reader.Services, reader.Teams);
        var limits = reader.Limits is { } l && l.Services.Count + l.Teams.Count > 0 ? Scope.Of(l.Services, l.Teams) : null;
        return (limits is null ? seen : seen.Within(limits)).Only(Details.Where(d => reader.May(d.May)).Aggregate(Detail.Figures, (all, d) => all | d.Detail));
    }
}
