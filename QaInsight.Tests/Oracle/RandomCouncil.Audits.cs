namespace QaInsight.Tests.Oracle;

public sealed partial class RandomCouncil
{
    private static readonly string[] Ofsted = [GradeLabel.Outstanding, GradeLabel.Good, GradeLabel.Good, GradeLabel.RequiresImprovement,
        GradeLabel.RequiresImprovement, GradeLabel.Inadequate];

    private static readonly string[] NotYetGood = ["Not yet good", "Nearly good", GradeLabel.Good, GradeLabel.Outstanding];
    private static readonly string[] NearlyOnly = ["Not yet good", "Nearly good"];
    private static readonly string[] MeetsGood = ["Does not meet good", "Meets good", "Exceeds good"];

    private void MakeAudits()
    {
        var mixing = OneOf(0, 0, 5, 30, 100);
        var mostAMonth = OneOf(4, 15, 40);
        foreach (var month in Months())
        {
            var scale = Chance(mixing) ? OneOf(NotYetGood, NearlyOnly, MeetsGood) : Ofsted;
            var count = Chance(10) ? 0 : _random.Next(mostAMonth + 1);
            for (var number = 0; number < count; number++)
                _council.Audits.Add(MakeAudit(month, Chance(mixing / 3) ? MeetsGood : scale));
        }
    }

    private AuditRow MakeAudit(YearMonth month, string[] scale)
    {
        var team = TeamIn(month);
        var status = Chance(70)
            ? "completed"
            : OneOf("not_to_standard", "not_returned", "exempt", "in_progress", "withdrawn", "");
        var due = month.FirstDay.AddDays(20 + _random.Next(15));
        var auditor = Chance(8) ? "" : OneOf(_council.Auditors).Auditor;
        var graded = status is "completed" or "withdrawn" || Chance(20);
        var auditorGrade = graded && !Chance(8) ? OneOf(scale) : "";
        var moderatorGrade = graded && Chance(50) ? Chance(60) && auditorGrade != "" ? auditorGrade : OneOf(scale) : "";
        return new AuditRow($"QA-{month}-{_council.Audits.Count + 1:0000}", month, team, OneOf(LegalStatuses))
        {
            ChildId = $"C{_random.Next(200)}",
            Programme = ProgrammeFor(team),
            AuditType = Chance(70) ? "core" : Chance(10) ? "" : OneOf(AuditTypes),
            Theme = OneOf("", "", "Neglect, and \"drift\""),
            Practitioner = Chance(10) ? "" : $"SW{_random.Next(25)}",
            Auditor = auditor,
            Moderator = Chance(15) ? "" : Chance(5) ? auditor : OneOf(_council.Auditors).Auditor,
            AllocatedOn = Chance(10) ? null : month.FirstDay,
            DueOn = Chance(8) ? null : due,
            SubmittedOn = Chance(10) ? null : due.AddDays(_random.Next(-6, 5)),
            ReturnStatus = status,
            AuditorGrade = auditorGrade,
            ModeratorGrade = moderatorGrade,
            AtRiskOfInadequate = Chance(30) ? true : Chance(30) ? null : false,
            SocialWorkerViews = View(),
            ManagerViews = View(),
            ReviewingOfficerViews = View(),
            ChildViews = View(),
            ParentViews = View(),
            ChildFeedback = Feedback(),
            ParentFeedback = Feedback(),
            ReauditOf = ReauditOf(),
            QualityCheck = OneOf("", "", "green", "amber", "red"),
        };
    }

    /// <summary>Mostly the team's own, sometimes left out, seldom another's.</summary>
    private string ProgrammeFor(string team)
    {
        var service = _council.Teams.Single(row => row.Team == team).Service;
        var own = service is Programmes.EarlyHelp or Programmes.YouthSupport ? service : Programmes.SocialCare;
        if (Chance(5))
            return OneOf(Programmes.SocialCare, Programmes.EarlyHelp, Programmes.YouthSupport);

        return own == Programmes.SocialCare && Chance(30) ? "" : own;
    }

    private string View() => OneOf("yes", "yes", "yes", "no", "no", "na", "");

    private string Feedback() => Chance(50) ? "" : OneOf("positive", "mixed", "negative");

    /// <summary>An audit that stands before this one, of an earlier month or the same; more often an inadequate one.</summary>
    private string ReauditOf()
    {
        if (_council.Audits.Count == 0 || !Chance(20))
            return "";

        var inadequate = _council.Audits.Where(audit => (audit.ModeratorGrade + audit.AuditorGrade).Contains(GradeLabel.Inadequate)).ToList();
        return OneOf(inadequate.Count > 0 && Chance(80) ? inadequate : _council.Audits).AuditId;
    }

    private void MakeJudgements()
    {
        foreach (var audit in _council.Audits.Where(_ => Chance(60)))
        {
            var scale = NearlyOnly.Contains(audit.AuditorGrade) ? NotYetGood : MeetsGood.Contains(audit.AuditorGrade) ? MeetsGood : Ofsted;
            foreach (var domain in Domains.Where(_ => Chance(75)))
            {
                var questions = Chance(70) ? [""] : new[] { "", "1", "Is the plan \"SMART\", and shared?" }.Where(_ => Chance(80)).ToArray();
                _council.Judgements.AddRange(questions.Select(question =>
                    new JudgementRow(audit.AuditId, domain, question, Chance(12) ? "n/a" : OneOf(scale))
                    {
                        AuditorGrade = Chance(60) ? "" : OneOf(scale),
                        Comment = OneOf("", "Seen alone,\nin \"her\" words"),
                    }));
            }
        }
    }

    /// <summary>Known, unknown (they are open) or none.</summary>
    private string AuditOfFollowUp() =>
        _council.Audits.Count == 0 || Chance(20) ? OneOf("", "", "QA-ELSEWHERE-1") : OneOf(_council.Audits).AuditId;

    private YearMonth AnyMonth() => _first.Plus(_random.Next(-2, _last.Index - _first.Index + 1));

    private void MakeActions()
    {
        var count = _random.Next(0, 150);
        for (var number = 1; number <= count; number++)
        {
            var month = AnyMonth();
            var raised = DayIn(month);
            var completed = Chance(50) ? After(raised, 150) : (DateOnly?)null;
            _council.Actions.Add(new ActionRow($"ACT-{number}", $"C{_random.Next(60)}", TeamIn(month), raised, After(raised, 90))
            {
                AuditId = AuditOfFollowUp(),
                Description = OneOf("Update the plan", "See the child, alone", "Write \"what next\"\nand by whom"),
                CompletedOn = completed,
                VerifiedOn = completed is { } day && Chance(50) ? After(day, 20) : null,
            });
        }
    }

    private void MakeConcerns()
    {
        var count = _random.Next(0, 50);
        for (var number = 1; number <= count; number++)
        {
            var month = AnyMonth();
            var opened = DayIn(month);
            _council.Concerns.Add(new ConcernRow($"COC-{number}", $"C{_random.Next(60)}", TeamIn(month), opened)
            {
                AuditId = AuditOfFollowUp(),
                ResolvedOn = Chance(50) ? After(opened, 120) : null,
            });
        }
    }

    private void MakeEscalations()
    {
        var count = _random.Next(0, 50);
        for (var number = 1; number <= count; number++)
        {
            var month = AnyMonth();
            var raised = DayIn(month);
            var reason = OneOf("drift and delay", "process", "safeguarding", "Placement, \"too far\" away", "Processes");
            var status = OneOf("in process", "resolved");
            _council.Escalations.Add(new EscalationRow(
                $"DRP-{number}", OneOf("CP Chair", "IRO"), TeamIn(month), raised, reason, _random.Next(1, 4), status)
            {
                ChildId = OneOf("", $"C{_random.Next(60)}"),
                ResolvedOn = status == "resolved" && Chance(80) ? After(raised, 60) : null,
            });
        }
    }
}
