namespace QaInsight.Tests.Oracle;

/// <summary>
/// Every measure counted the slow way, straight from the rows and from the words of the measures' dictionary. It shares no
/// code with the product, so that the two can only agree by both being right.
/// </summary>
public sealed partial class BruteForce
{
    private readonly Council _council;
    private readonly Question _question;

    private BruteForce(Council renamed, Question question)
    {
        _council = renamed;
        _question = question;
    }

    public static Answer Figures(Council council, Question question)
    {
        var whole = new BruteForce(Renaming.Apply(council), question);
        var rows = new SortedDictionary<string, SortedDictionary<string, Figure>>(StringComparer.Ordinal);
        foreach (var (key, narrower) in whole.RowQuestions())
        {
            rows[key] = new BruteForce(whole._council, narrower).Measures();
        }

        return new Answer(
            whole.Measures(),
            rows,
            whole.TeamsOfStrength(),
            whole.TeamsOfConcern(),
            whole.TeamsNotAudited(),
            whole.ReauditsDue().Select(audit => audit.AuditId).Order(StringComparer.Ordinal).ToList(),
            whole.FeedbackDisagreements().Select(audit => audit.AuditId).Order(StringComparer.Ordinal).ToList());
    }

    private SortedDictionary<string, Figure> Measures()
    {
        var figures = new SortedDictionary<string, Figure>(StringComparer.Ordinal);
        AddGrades(figures);
        if (_question.By == "domain")
            return figures;

        AddActivity(figures);
        AddAtRisk(figures);
        AddModeration(figures);
        AddVoices(figures);
        AddReaudits(figures);
        AddDistinctCounts(figures);
        if (_question.Auditor is not null)
            return figures;

        AddActions(figures);
        AddConcerns(figures);
        AddEscalations(figures);
        AddIndicators(figures);
        return figures;
    }

    /// <summary>A row is the same question, narrowed to the row's key.</summary>
    private IEnumerable<(string Key, Question Narrower)> RowQuestions()
    {
        var q = _question;
        var audits = _council.Audits.Where(audit => audit.ReturnStatus != "withdrawn").ToList();
        return q.By switch
        {
            "board" => [],
            "month" => Months().Select(month => (month.ToString(), q with { PeriodFrom = month, PeriodTo = month })),
            "quarter" => Months().GroupBy(QuarterKey).Select(months => (months.Key, q with { PeriodFrom = months.First(), PeriodTo = months.Last() })),
            "team" => Keys(_council.Teams.Select(team => team.Team), q.Team).Select(key => (key, q with { Team = key })),
            "service" => Keys(_council.Teams.Select(team => team.Service), q.Service).Select(key => (key, q with { Service = key })),
            "legal-status" => Keys(audits.Select(audit => audit.LegalStatus), q.LegalStatus).Select(key => (key, q with { LegalStatus = key })),
            "programme" => Keys(AllProgrammes(audits), q.Programme == Programmes.All ? null : q.Programme).Select(key => (key, q with { Programme = key })),
            "domain" => Keys(_council.Judgements.Select(judgement => judgement.Domain), q.Domain).Select(key => (key, q with { Domain = key })),
            "auditor" => Keys(audits.Select(audit => audit.Auditor), q.Auditor).Select(key => (key, q with { Auditor = key })),
            _ => throw new ArgumentException($"No scorecard is by {q.By}."),
        };
    }

    private static IEnumerable<string> Keys(IEnumerable<string> keys, string? only) =>
        keys.Distinct().Where(key => only is null || key == only).Order(StringComparer.Ordinal);

    private static IEnumerable<string> AllProgrammes(IEnumerable<AuditRow> audits) =>
        audits.Select(ProgrammeOf).Union([Programmes.SocialCare, Programmes.EarlyHelp, Programmes.YouthSupport]);

    private IEnumerable<YearMonth> Months() =>
        Enumerable.Range(0, _question.PeriodTo.Index - _question.PeriodFrom.Index + 1).Select(_question.PeriodFrom.Plus);

    /// <summary>April to June is the first quarter of a financial year that is named after both its calendar years.</summary>
    public static string QuarterKey(YearMonth month)
    {
        var year = month.Month >= 4 ? month.Year : month.Year - 1;
        var quarter = month.Month switch { >= 10 => 3, >= 7 => 2, >= 4 => 1, _ => 4 };
        return FormattableString.Invariant($"FY{year}-{(year + 1) % 100:00}-Q{quarter}");
    }

    // Which rows the question takes in.

    private static string ProgrammeOf(AuditRow audit) => audit.Programme == "" ? Programmes.SocialCare : audit.Programme;

    private string ServiceOf(string team) => _council.Teams.Single(row => row.Team == team).Service;

    private string ProgrammeOfTeam(string team) =>
        ServiceOf(team) is Programmes.EarlyHelp or Programmes.YouthSupport ? ServiceOf(team) : Programmes.SocialCare;

    private bool IsProgramme(string programme) => _question.Programme == Programmes.All || _question.Programme == programme;

    private bool IsTeam(string team) =>
        (_question.Team is null || _question.Team == team) && (_question.Service is null || _question.Service == ServiceOf(team));

    private bool IsKind(AuditRow audit) =>
        (_question.LegalStatus is null || _question.LegalStatus == audit.LegalStatus)
        && (_question.AuditType is null || _question.AuditType == audit.AuditType);

    /// <summary>Audits that the question takes in, of whichever month. A withdrawn audit is out of everything.</summary>
    private IEnumerable<AuditRow> Audits() => _council.Audits.Where(audit =>
        audit.ReturnStatus != "withdrawn"
        && IsProgramme(ProgrammeOf(audit))
        && IsTeam(audit.Team)
        && IsKind(audit)
        && (_question.Auditor is null || _question.Auditor == audit.Auditor));

    private List<AuditRow> Allocated() => Allocated(_question.PeriodFrom, _question.PeriodTo);

    private List<AuditRow> Allocated(YearMonth from, YearMonth to) => Audits().Where(audit => audit.AuditMonth.Within(from, to)).ToList();

    private List<AuditRow> Completed() => Completed(_question.PeriodFrom, _question.PeriodTo);

    private List<AuditRow> Completed(YearMonth from, YearMonth to) =>
        Allocated(from, to).Where(audit => audit.ReturnStatus == "completed").ToList();

    private List<AuditRow> CompletedInLast(int months) => Completed(_question.PeriodTo.Plus(1 - months), _question.PeriodTo);

    private bool InPeriod(DateOnly day) => YearMonth.Of(day).Within(_question.PeriodFrom, _question.PeriodTo);

    /// <summary>Actions and concerns take their team's programme, and their audit's legal status and type.</summary>
    private bool IsTakenIn(string team, string auditId)
    {
        if (!IsProgramme(ProgrammeOfTeam(team)) || !IsTeam(team))
            return false;
        if (_question.LegalStatus is null && _question.AuditType is null)
            return true;

        return _council.Audits.Any(audit => audit.AuditId == auditId && IsKind(audit));
    }
}
