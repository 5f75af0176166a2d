namespace QaInsight.Extracts.Samples;

/// <summary>The services of a made-up authority, and what their case work is like.</summary>
internal static class Services
{
    public const string Assessment = "Assessment";
    public const string Safeguarding = "Safeguarding";
    public const string OlderPermanence = "11-25 Permanence";
    public const string YoungerPermanence = "0-11 Permanence";
    public const string Disabilities = "Disabilities";
    public const string CareLeavers = "Care Leavers";
    public const string EarlyHelp = "Early Help";
    public const string YouthSupport = "Youth Support";

    // The share of cases with each legal status.
    private static readonly Dictionary<string, (double Share, string Status)[]> Statuses = new()
    {
        [Assessment] = [(0.6, "Assessment"), (0.3, "CIN"), (0.1, "CP")],
        [Safeguarding] = [(0.45, "CIN"), (0.45, "CP"), (0.1, "CiC")],
        [OlderPermanence] = [(0.7, "CiC"), (0.2, "Care Leaver"), (0.1, "CIN")],
        [YoungerPermanence] = [(0.75, "CiC"), (0.15, "CIN"), (0.1, "CP")],
        [Disabilities] = [(0.75, "CWD"), (0.15, "CIN"), (0.1, "CiC")],
        [CareLeavers] = [(1, "Care Leaver")],
        [EarlyHelp] = [(1, "Early Help")],
        [YouthSupport] = [(1, "Youth Support")],
    };

    // How far a service's share of good audits lies from the authority's.
    private static readonly Dictionary<string, double> Leans = new()
    {
        [Assessment] = 0.03,
        [Safeguarding] = -0.02,
        [YoungerPermanence] = 0.02,
        [Disabilities] = 0.04,
        [CareLeavers] = -0.06,
        [EarlyHelp] = 0.06,
    };

    /// <summary>A service that bears its programme's name is a programme of its own.</summary>
    public static string Programme(string service) => service is EarlyHelp or YouthSupport ? service : Contract.AuditsExtract.DefaultProgramme;

    public static double Lean(string service) => Leans.GetValueOrDefault(service);

    public static string LegalStatus(string service, Dice dice)
    {
        var statuses = Statuses[service];
        var thrown = dice.Next();
        foreach (var (share, status) in statuses)
        {
            if ((thrown -= share) < 0)
                return status;
        }

        return statuses[0].Status;
    }
}
