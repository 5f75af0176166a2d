using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>Asks a build for the rows behind figures, always within a scope: there is no other way to ask.</summary>
public sealed class ListReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue)
{
    private const string NoEscalation = "An escalation names no audit: none is known by legal status or audit type.";

    private static readonly RowsWanted Everything = new();

    /// <exception cref="ArgumentException">A filter names no team or service within the scope, or the scope may not see the list.</exception>
    public RowList Read(ListKind what, ScorecardRequest request, RowsWanted? wanted = null)
    {
        if (what.NeedsWholeAuthority && !scope.SeesAll)
            throw new UnknownNameException("Rows that were set aside name no team that is known: they are for those who see the whole authority.");
        var source = Source(request, wanted);
        return new RowList(what.Word, request, what.Read(source), what == ListKind.Escalations && source.Selection.IsOfSomeAudits ? NoEscalation : null);
    }

    /// <summary>
    /// The rows behind a figure of the measure, by the very tests that count them: as many as the figure says. A distinct count of
    /// children has the newest row of each; a ready-counted indicator the rows that it sums.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such measure, or a filter names no team or service within the scope.</exception>
    public RowList Behind(string measure, FigurePart part, ScorecardRequest request, RowsWanted? wanted = null)
    {
        var source = Source(request, wanted);
        return new RowList(measure, request, source.Behind(measure, part), Note(catalogue[measure], source.Selection));
    }

    private ListSource Source(ScorecardRequest request, RowsWanted? wanted) => new(build, new Selection(scope, request, context), catalogue, wanted ?? Everything);

    private static string? Note(Measure measure, Selection selection) =>
        measure.Numerator is EscalationCount && selection.IsOfSomeAudits ? NoEscalation
        : measure.Group == MeasureGroup.Performance && selection.Request.AuditType is not null ? "An indicator names no audit: none is known by audit type."
        : selection.DomainId is not null && measure.InDomain is null ? "This is not counted by practice domain: what is shown is of every domain."
        : null;
}
