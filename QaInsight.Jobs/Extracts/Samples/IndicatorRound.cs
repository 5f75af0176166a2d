using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>
/// A month's performance indicators, near England's levels. An authority's own figures have no authority in their key, so
/// several authorities' are added up into one row; teams' figures stand apart.
/// </summary>
internal sealed class IndicatorRound(SampleOptions options, Sheet sheet)
{
    // Figures by team are kept for two years; the authority's for as long as there are audits.
    private const int MonthsByTeam = 24;
    private const int Children = 118_000;
    private const double StockSwing = 0.3;

    private readonly Dictionary<string, (decimal Numerator, decimal? Denominator)> whole = [];

    public void Write(IEnumerable<Authority> authorities, Month month)
    {
        whole.Clear();
        foreach (var authority in authorities)
        {
            Whole(authority, month);
            if (month.Index > options.LastMonth.Index - MonthsByTeam)
                ByTeam(authority, month);
        }

        foreach (var (key, (numerator, denominator)) in whole)
            Row(key, month, null, numerator, denominator);
    }

    private void Whole(Authority authority, Month month)
    {
        var dice = authority.Dice;
        var size = authority.Size;
        var progress = authority.Progress(month);
        var children = (int)(Children * size);

        var referrals = Referrals(authority, month);
        AddShare("rereferrals-12m", dice, referrals, 0.236 - (0.02 * progress));

        var enquiries = Near(dice, 186 * size);
        var conferences = dice.Share(enquiries, 0.325);
        Add("s47-started", enquiries, null);
        Add("s47-to-icpc", conferences, enquiries);
        AddShare("icpc-15d", dice, conferences, 0.78 + (0.06 * progress));
        AddShare("icpc-to-plan", dice, conferences, 0.86);

        var plans = ProtectionPlans(authority, month);
        Add("cp-plans", plans, null);
        Add("cp-rate", plans, children);
        var started = Near(dice, 50 * size);
        var repeats = dice.Share(started, 0.25);
        Add("cp-repeat-ever", repeats, started);
        Add("cp-repeat-2y", dice.Share(repeats, 0.42), started);
        AddShare("cp-2y-open", dice, plans, 0.026, StockSwing);
        AddShare("cp-2y-ended", dice, Near(dice, 49 * size), 0.045);
        var left = plans;
        foreach (var (category, share) in new[] { ("neglect", 0.49), ("emotional", 0.40), ("physical", 0.06), ("sexual", 0.034) })
        {
            var ofCategory = Math.Min(left, dice.Share(plans, share, StockSwing));
            left -= ofCategory;
            Add("cp-category-" + category, ofCategory, plans);
        }

        Add("cp-category-multiple", left, plans);

        var inNeed = Wave(3_890 * size, month, 0.02);
        Add("cin", inNeed, null);
        Add("cin-rate", inNeed, children);
        var inCare = ChildrenInCare(authority, month);
        Add("cla", inCare, null);
        Add("cla-rate", inCare, children);
        AddShare("cla-3-placements", dice, inCare, 0.112 - (0.015 * progress), StockSwing);
        var leavers = Wave(330 * size, month, 0.02);
        AddShare("care-leavers-in-touch", dice, leavers, 0.94 + (0.02 * progress), StockSwing);
        AddShare("care-leavers-suitable", dice, leavers, 0.885, StockSwing);
        AddShare("care-leavers-eet", dice, leavers, 0.53 + (0.03 * progress), StockSwing);
    }

    private void ByTeam(Authority authority, Month month)
    {
        var dice = authority.Dice;
        var progress = authority.Progress(month);
        var teams = authority.Teams.Where(t => t.IsAudited(month) && Services.Programme(t.Service) != t.Service).ToArray();
        foreach (var team in teams)
        {
            var isWorrying = team.Nature == Nature.Worrying;
            var workers = team.Practitioners.Count - (dice.Below(3) * 0.5m);
            Row("caseload", month, team, Math.Round(workers * (decimal)dice.Between(13.8, 16.2) * (isWorrying ? 1.3m : 1)), workers);
            RowOfShare("supervision-in-time", dice, month, team, team.Practitioners.Count, isWorrying ? 0.6 : 0.88 + (0.08 * progress));
        }

        var inTime = 0.86 + (0.08 * progress);
        Deal("visits-cp", inTime, ProtectionPlans(authority, month), Services.Safeguarding);
        Deal("visits-cin", inTime - 0.02, (int)(1_150 * authority.Size), Services.Safeguarding, Services.Disabilities);
        Deal("visits-cla", inTime + 0.02, ChildrenInCare(authority, month), Services.OlderPermanence, Services.YoungerPermanence);
        Deal("assessments-45d", 0.82 + (0.05 * progress), Near(dice, 455 * authority.Size), Services.Assessment);
        Deal("referrals", null, Referrals(authority, month), Services.Assessment);

        // Shares children out among the services' teams, so that the teams add up to the authority.
        void Deal(string key, double? share, int children, params string[] services)
        {
            var theirs = teams.Where(t => services.Contains(t.Service)).ToArray();
            for (var at = 0; at < theirs.Length; at++)
            {
                var each = children / (theirs.Length - at);
                if (at < theirs.Length - 1)
                    each = Math.Clamp(each + dice.Between(-each / 8, each / 8), 0, children);
                children -= each;
                if (share is { } inShare)
                    RowOfShare(key, dice, month, theirs[at], each, theirs[at].Nature == Nature.Worrying ? inShare - 0.22 : inShare);
                else
                    Row(key, month, theirs[at], each, null);
            }
        }
    }

    // Stocks move little, and some counts are said of the authority and dealt out to its teams: the month decides them, not the dice.
    private static int Referrals(Authority authority, Month month) => Wave(512 * authority.Size, month, 0.08);

    private static int ProtectionPlans(Authority authority, Month month) => Wave((445 + (45 * authority.Progress(month))) * authority.Size, month, 0.015);

    private static int ChildrenInCare(Authority authority, Month month) => Wave((770 + (25 * authority.Progress(month))) * authority.Size, month, 0.008);

    private static int Wave(double level, Month month, double swing) => (int)(level * (1 + (swing * ((month.Index * 7 % 12) - 5.5) / 5.5)));

    private static int Near(Dice dice, double level) => (int)(level * dice.Between(0.94, 1.06));

    private void AddShare(string key, Dice dice, int of, double share, double swing = 1) => Add(key, dice.Share(of, share, swing), of);

    private void Add(string key, int numerator, int? denominator)
    {
        var before = whole.GetValueOrDefault(key);
        whole[key] = (before.Numerator + numerator, denominator is null ? null : (before.Denominator ?? 0) + denominator);
    }

    private void RowOfShare(string key, Dice dice, Month month, SampleTeam team, int of, double share) => Row(key, month, team, dice.Share(of, share), of);

    private void Row(string key, Month month, SampleTeam? team, decimal numerator, decimal? denominator) =>
        sheet
            .Put("indicator", key)
            .Put("month", month)
            .Put("team", team?.NameOn(month.FirstDay))
            .Put("legal_status", (string?)null)
            .Put("numerator", numerator)
            .Put("denominator", denominator)
            .EndRow();
}
