namespace QaInsight.Tests.Oracle;

public sealed partial class BruteForce
{
    /// <summary>The moderator's grade if there is one, else the auditor's; only a completed audit has one.</summary>
    private static GradeLabel? FinalGrade(AuditRow audit)
    {
        if (audit.ReturnStatus != "completed")
            return null;

        return GradeLabel.Find(audit.ModeratorGrade != "" ? audit.ModeratorGrade : audit.AuditorGrade);
    }

    private static List<GradeLabel> FinalGrades(IEnumerable<AuditRow> audits) => audits.Select(FinalGrade).OfType<GradeLabel>().ToList();

    private void AddGrades(IDictionary<string, Figure> figures)
    {
        var grades = _question.By == "domain" || _question.Domain is not null ? JudgementGrades() : FinalGrades(Completed());
        figures["grade-outstanding"] = Share(grades, GradeLabel.Outstanding);
        figures["grade-good"] = Share(grades, GradeLabel.Good);
        figures["grade-requires-improvement"] = Share(grades, GradeLabel.RequiresImprovement);
        figures["grade-inadequate"] = Share(grades, GradeLabel.Inadequate);
        figures["grade-good-or-better"] = Figure.Of(grades, grade => grade.GoodOrBetter);
    }

    /// <summary>Each judgement of a completed audit counts, each question's too; n/a never does.</summary>
    private List<GradeLabel> JudgementGrades()
    {
        var audits = Completed();
        return _council.Judgements
            .Where(judgement => _question.Domain is null || judgement.Domain == _question.Domain)
            .Where(judgement => audits.Any(audit => audit.AuditId == judgement.AuditId))
            .Select(judgement => GradeLabel.Find(judgement.Grade))
            .OfType<GradeLabel>()
            .ToList();
    }

    /// <summary>Of the grades on scales that tell this one apart. Where there are grades, but none on such a scale, it is not available.</summary>
    private static Figure Share(List<GradeLabel> grades, string band)
    {
        var telling = grades.Where(grade => grade.Tells(band)).ToList();
        if (grades.Count > 0 && telling.Count == 0)
            return Figure.NotAvailable;

        return Figure.Of(telling, grade => grade.Band == band);
    }

    private void AddAtRisk(IDictionary<string, Figure> figures)
    {
        var completed = Completed();
        var graded = FinalGrades(completed);
        var improving = completed.Where(audit => FinalGrade(audit)?.Band == GradeLabel.RequiresImprovement).ToList();
        var atRisk = improving.Count(audit => audit.AtRiskOfInadequate == true);
        var available = graded.Count == 0 || graded.Any(grade => grade.Tells(GradeLabel.RequiresImprovement));

        figures["at-risk-of-inadequate"] = available ? new Figure(atRisk, improving.Count) : Figure.NotAvailable;
        figures["at-risk-of-all"] = available ? new Figure(atRisk, graded.Count) : Figure.NotAvailable;

        var before = Completed(_question.PeriodFrom.Plus(-3), _question.PeriodFrom.Plus(-1));
        figures["inadequate-previous-3"] = Share(FinalGrades(before), GradeLabel.Inadequate);
    }

    private void AddModeration(IDictionary<string, Figure> figures)
    {
        var completed = Completed();
        var moderated = completed.Where(audit => GradeLabel.Find(audit.ModeratorGrade) is not null).ToList();

        figures["moderation-rate"] = new Figure(moderated.Count, completed.Count);
        figures["moderated-up"] = Figure.Of(moderated, audit => Moved(audit) > 0);
        figures["moderated-down"] = Figure.Of(moderated, audit => Moved(audit) < 0);
        figures["own-line-moderation"] = Figure.Of(moderated, IsOwnLine);

        var inadequate = moderated.Where(audit => audit.ModeratorGrade == GradeLabel.Inadequate);
        var available = moderated.Count == 0 || FinalGrades(moderated).Any(grade => grade.Tells(GradeLabel.Inadequate));
        figures["inadequate-by-moderation"] = available ? Figure.Of(inadequate, audit => Moved(audit) < 0) : Figure.NotAvailable;
    }

    /// <summary>How many ranks the moderator raised the auditor's grade; null where one of them is missing.</summary>
    // Above 0: the moderator's is better. Two scales meet only in Ofsted's grades, or else in good and not good.
    private static int? Moved(AuditRow audit)
    {
        if (GradeLabel.Find(audit.AuditorGrade) is not { } before || GradeLabel.Find(audit.ModeratorGrade) is not { } after)
            return null;
        if (before.Scale == after.Scale || (before.Band is not null && after.Band is not null))
            return after.Rank - before.Rank;
        return (after.GoodOrBetter ? 1 : 0) - (before.GoodOrBetter ? 1 : 0);
    }

    private bool IsOwnLine(AuditRow audit)
    {
        if (audit.Moderator == "")
            return false;

        return audit.Moderator == audit.Auditor
            || _council.Auditors.Any(person => person.Auditor == audit.Moderator && person.Team == audit.Team);
    }

    private void AddReaudits(IDictionary<string, Figure> figures)
    {
        var sources = FinalGrades(Completed(_question.PeriodFrom.Plus(-3), _question.PeriodTo.Plus(-3)));
        var available = sources.Count == 0 || sources.Any(grade => grade.Tells(GradeLabel.Inadequate));
        var due = ReauditsDue();
        figures["reaudits-due"] = available ? Figure.Count(due.Count) : Figure.NotAvailable;
        figures["reaudits-done"] = available ? Figure.Of(due, HasLaterAudit) : Figure.NotAvailable;
    }

    /// <summary>Inadequate audits whose audit month and three more falls in the period.</summary>
    private List<AuditRow> ReauditsDue() => Completed(_question.PeriodFrom.Plus(-3), _question.PeriodTo.Plus(-3))
        .Where(audit => FinalGrade(audit)?.Band == GradeLabel.Inadequate).ToList();

    private bool HasLaterAudit(AuditRow due) => _council.Audits.Any(audit =>
        audit.ReturnStatus != "withdrawn" && audit.ReauditOf == due.AuditId && audit.AuditMonth.Index > due.AuditMonth.Index);
}
