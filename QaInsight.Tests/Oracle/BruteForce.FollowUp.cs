namespace QaInsight.Tests.Oracle;

public sealed partial class BruteForce
{
    private void AddActions(IDictionary<string, Figure> figures)
    {
        var actions = _council.Actions.Where(action => IsTakenIn(action.Team, action.AuditId)).ToList();
        var raised = actions.Where(action => InPeriod(action.RaisedOn)).ToList();
        figures["actions-raised"] = Figure.Count(raised.Count);
        figures["actions-on-time"] = Figure.Of(raised, action => IsCompleted(action) && action.CompletedOn <= action.DueOn);
        figures["actions-late"] = Figure.Of(raised, action => IsCompleted(action) && action.CompletedOn > action.DueOn);
        figures["actions-overdue"] = Figure.Of(raised, action => !IsCompleted(action) && action.DueOn < _question.AsOf);
        figures["actions-not-due"] = Figure.Of(raised, action => !IsCompleted(action) && action.DueOn >= _question.AsOf);

        var older = actions.Where(action => action.RaisedOn < _question.PeriodFrom.FirstDay && !IsCompleted(action)).ToList();
        figures["actions-older-outstanding"] = Figure.Count(older.Count);
        figures["children-older-outstanding"] = Figure.Count(older.Select(action => action.ChildId).Distinct().Count());
    }

    private bool IsCompleted(ActionRow action) => action.CompletedOn <= _question.AsOf;

    private void AddConcerns(IDictionary<string, Figure> figures)
    {
        var concerns = _council.Concerns.Where(concern => IsTakenIn(concern.Team, concern.AuditId)).ToList();
        var raised = concerns.Where(concern => InPeriod(concern.OpenedOn)).ToList();
        figures["concerns-raised"] = Figure.Count(raised.Count);
        figures["concerns-resolved"] = Figure.Of(raised, IsResolved);
        figures["concerns-open"] = Figure.Count(concerns.Count(concern => concern.OpenedOn <= _question.AsOf && !IsResolved(concern)));
    }

    private bool IsResolved(ConcernRow concern) => concern.ResolvedOn <= _question.AsOf;

    /// <summary>An escalation names no audit, so it cannot be cut by what only an audit knows.</summary>
    private void AddEscalations(IDictionary<string, Figure> figures)
    {
        var cut = _question.LegalStatus is not null || _question.AuditType is not null;
        var raised = _council.Escalations.Where(row => InPeriod(row.RaisedOn) && IsTakenIn(row.Team, "")).ToList();
        figures["escalations-raised"] = cut ? Figure.NotAvailable : Figure.Count(raised.Count);
        figures["escalations-resolved"] = Share(row => row.Status == "resolved");
        figures["escalations-drift"] = Share(row => row.Reason == "drift and delay");
        figures["escalations-process"] = Share(row => row.Reason == "process");
        figures["escalations-safeguarding"] = Share(row => row.Reason == "safeguarding");

        Figure Share(Func<EscalationRow, bool> test) => cut ? Figure.NotAvailable : Figure.Of(raised, test);
    }
}
