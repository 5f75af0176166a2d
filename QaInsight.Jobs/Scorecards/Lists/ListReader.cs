using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>Asks a build for the rows behind figures, always within a scope: there is no other way to ask.</summary>
public sealed class ListReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue)
{
    /// <exception cref="ArgumentException">A filter names no team or service within the scope, or the scope may not see the list.</exception>
    public RowList Read(ListKind what, ScorecardRequest request)
    {
        if (what.NeedsWholeAuthority && !scope.SeesAll)
            throw new ArgumentException("Rows that were set aside name no team that is known: they are for those who see the whole authority.");
        var source = new ListSource(build, new Selection(scope, request, context), catalogue);
        var unknown = what == ListKind.Escalations && source.Selection.IsOfSomeAudits;
        return new RowList(what.Word, request, what.Read(source), unknown ? "An escalation names no audit: none is known by legal status or audit type." : null);
    }

    /// <summary>The audits behind a figure of the measure, by the very tests that count them.</summary>
    /// <exception cref="ArgumentException">The measure does not count audits, or a filter names no team or service within the scope.</exception>
    public RowList Behind(string measure, FigurePart part, ScorecardRequest request) =>
        new(measure, request, new ListSource(build, new Selection(scope, request, context), catalogue).Behind(measure, part));
}
