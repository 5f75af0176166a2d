namespace QaInsight.Tests.Oracle;

public sealed partial class BruteForce
{
    private void AddIndicators(IDictionary<string, Figure> figures)
    {
        figures["referrals"] = Indicator("referrals", Months(), hasDenominator: false);
        figures["rereferrals-12m"] = Indicator("rereferrals-12m", Months(), hasDenominator: true);
        figures["cp-plans"] = Indicator("cp-plans", [_question.PeriodTo], hasDenominator: false);
        figures["cp-rate"] = Indicator("cp-rate", [_question.PeriodTo], hasDenominator: true);
        figures["caseload"] = Indicator("caseload", [_question.PeriodTo], hasDenominator: true);
    }

    /// <summary>Sums the months' rows; not available where there is no row at all.</summary>
    private Figure Indicator(string key, IEnumerable<YearMonth> months, bool hasDenominator)
    {
        if (_question.AuditType is not null)
            return Figure.NotAvailable;

        var rows = months.SelectMany(month => IndicatorRows(key, month)).ToList();
        if (rows.Count == 0)
            return Figure.NotAvailable;

        return new Figure(rows.Sum(row => row.Numerator), hasDenominator ? rows.Sum(row => row.Denominator ?? 0) : null);
    }

    private List<IndicatorRow> IndicatorRows(string key, YearMonth month)
    {
        // First the legal status, for the authority and for each team by itself: the row for all statuses if there is one, else each status's.
        var rows = _council.Indicators.Where(row => row.Indicator == key && row.Month == month).ToList();
        var chosen = new List<IndicatorRow>();
        foreach (var ofTeam in rows.GroupBy(row => row.Team))
        {
            if (_question.LegalStatus is not null)
                chosen.AddRange(ofTeam.Where(row => row.LegalStatus == _question.LegalStatus));
            else if (ofTeam.Any(row => row.LegalStatus == ""))
                chosen.AddRange(ofTeam.Where(row => row.LegalStatus == ""));
            else
                chosen.AddRange(ofTeam);
        }

        // Then the team: the authority's own row if there is one and no team or service is asked for, else the teams' rows.
        var narrowed = _question.Team is not null || _question.Service is not null;
        var authority = chosen.Where(row => row.Team == "" && IsProgramme(Programmes.SocialCare)).ToList();
        if (!narrowed && authority.Count > 0)
            return authority;

        return chosen.Where(row => row.Team != "" && IsProgramme(ProgrammeOfTeam(row.Team)) && IsTeam(row.Team)).ToList();
    }
}
