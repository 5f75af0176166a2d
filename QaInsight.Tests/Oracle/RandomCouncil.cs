namespace QaInsight.Tests.Oracle;

/// <summary>Small councils, each made by its seed alone, that press on the edges of the rules. All their rows are good rows.</summary>
public sealed partial class RandomCouncil
{
    private static readonly DateOnly LastDay = new(2026, 6, 30);
    private static readonly string[] Services = ["Assessment", "Safeguarding, North", "Permanence \"11-25\"", Programmes.EarlyHelp, Programmes.YouthSupport];
    private static readonly string[] LegalStatuses = ["CIN", "CP", "CiC", "Care Leaver", "Assessment", "CWD"];
    private static readonly string[] AuditTypes = ["core", "thematic", "multi-agency", "dip sample", "re-audit"];
    private static readonly string[] Domains = ["Assessment", "Planning", "Risk Assessment & Response", "Oversight, supervision"];

    private readonly Random _random;
    private readonly Council _council = new();
    private readonly YearMonth _first;
    private readonly YearMonth _last;

    private RandomCouncil(int seed)
    {
        _random = new Random(seed);
        _first = new YearMonth(_random.Next(2015, 2025), _random.Next(1, 13));
        _last = _first.Plus(_random.Next(3, 16));
    }

    public static Council Make(int seed)
    {
        var maker = new RandomCouncil(seed);
        maker.MakeTeams();
        maker.MakeAuditors();
        maker.MakeAudits();
        maker.MakeJudgements();
        maker.MakeActions();
        maker.MakeConcerns();
        maker.MakeEscalations();
        maker.MakeIndicators();
        return maker._council;
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T OneOf<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private DateOnly DayIn(YearMonth month) => month.FirstDay.AddDays(_random.Next(month.LastDay.Day));

    private DateOnly After(DateOnly day, int atMost)
    {
        var later = day.AddDays(_random.Next(atMost + 1));
        return later > LastDay ? LastDay : later;
    }

    private IEnumerable<YearMonth> Months() => Enumerable.Range(0, _last.Index - _first.Index + 1).Select(_first.Plus);

    private void MakeTeams()
    {
        var services = Services.OrderBy(_ => _random.Next()).Take(_random.Next(3, 6)).ToList();
        var count = _random.Next(6, 15);
        for (var number = 1; number <= count; number++)
        {
            var service = number <= services.Count ? services[number - 1] : OneOf(services);
            var from = Chance(30) ? (DateOnly?)null : Chance(80) ? _first.Plus(-24).FirstDay : DayIn(OneOf([.. Months()]));
            var to = Chance(80) ? (DateOnly?)null : Chance(30) ? OneOf([.. Months()]).LastDay : DayIn(OneOf([.. Months()]));
            _council.Teams.Add(new TeamRow(OneOf($"Team {number}", $"{service} {number}", $"Children's Team, {number}", $"Tîm {number}"), service)
            {
                HeadOfService = OneOf("", "HOS One", "HOS \"Two\", acting"),
                ActiveFrom = from,
                ActiveTo = to < from ? null : to,
                InAuditScope = Chance(15) ? false : Chance(30) ? null : true,
            });
        }

        if (Chance(50))
            Rename();
    }

    /// <summary>The earlier team's facts end, and the later one's begin, with a month; the later one was there all along.</summary>
    private void Rename()
    {
        var earlier = _council.Teams[0];
        var service = Chance(70) ? earlier.Service : OneOf(_council.Teams.Select(team => team.Service).ToList());
        _council.Teams[0] = earlier with { ActiveTo = RenamedFrom.Plus(-1).LastDay, ActiveFrom = null };
        _council.Teams.Add(new TeamRow($"{earlier.Team} (new)", service) { Formerly = earlier.Team, InAuditScope = earlier.InAuditScope });
    }

    private YearMonth RenamedFrom => _first.Plus((_last.Index - _first.Index) / 2);

    /// <summary>Any team, but of a renamed one the name that it bore in the month.</summary>
    private string TeamIn(YearMonth month) => NameIn(OneOf(_council.Teams), month);

    private string NameIn(TeamRow team, YearMonth month)
    {
        var renamed = _council.Teams.SingleOrDefault(row => row.Formerly != "");
        if (renamed is null || (team.Team != renamed.Team && team.Team != renamed.Formerly))
            return team.Team;

        return month.Index < RenamedFrom.Index ? renamed.Formerly : renamed.Team;
    }

    private void MakeAuditors()
    {
        for (var number = 1; number <= 8; number++)
        {
            _council.Auditors.Add(new AuditorRow($"AUD{number}", OneOf("auditor", "moderator", "external moderator"))
            {
                Team = Chance(30) ? "" : OneOf(_council.Teams).Team,
                Exemption = Chance(70) ? "" : OneOf("standing", "alternate months", "single month"),
                ExemptMonth = Chance(80) ? null : OneOf([.. Months()]),
            });
        }
    }

    private void MakeIndicators()
    {
        if (Chance(15))
            return;

        foreach (var key in new[] { "referrals", "rereferrals-12m", "cp-plans", "cp-rate", "caseload" })
        {
            var authorityHasRows = Chance(60);
            var teamsHaveRows = Chance(70);
            foreach (var month in Months().Where(_ => Chance(90)))
            {
                if (authorityHasRows && Chance(85))
                    MakeIndicatorRows(key, month, "");
                if (!teamsHaveRows)
                    continue;

                foreach (var team in _council.Teams.Where(team => NameIn(team, month) == team.Team && Chance(80)))
                    MakeIndicatorRows(key, month, team.Team);
            }
        }
    }

    /// <summary>A row for all legal statuses, or for some of them one each, or both: which then need not agree.</summary>
    private void MakeIndicatorRows(string key, YearMonth month, string team)
    {
        var way = _random.Next(4);
        if (way != 0)
            MakeIndicatorRow(key, month, team, "");
        if (way is 2 or 3)
            return;

        foreach (var status in LegalStatuses.Where(_ => Chance(40)))
            MakeIndicatorRow(key, month, team, status);
    }

    private void MakeIndicatorRow(string key, YearMonth month, string team, string legalStatus)
    {
        var numerator = _random.Next(0, 60);
        _council.Indicators.Add(new IndicatorRow(key, month, numerator)
        {
            Team = team,
            LegalStatus = legalStatus,
            Denominator = key switch
            {
                "rereferrals-12m" => numerator + _random.Next(0, 40),
                "cp-rate" => _random.Next(8000, 20000),
                "caseload" => _random.Next(0, 12) + (Chance(30) ? 0.5m : 0m),
                _ => null,
            },
        });
    }
}
