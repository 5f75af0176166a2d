namespace QaInsight.Extracts.Samples;

/// <summary>The made-up council: its towns, and 44 teams in eight services.</summary>
internal static class Harbourshire
{
    public const string Name = "Harbourshire";

    private static readonly PlannedTeam[] Special =
    [
        new(Services.Assessment, "Out of Hours", 0, OutOfScope: true),
        new(Services.Safeguarding, "Wrackford", 2, Nature.Worrying),
        new(Services.Safeguarding, "Ottermere", 2, Closes: true),
        new(Services.Assessment, "Thornsea", 0, Nature.Strong),
        new(Services.YoungerPermanence, "Lanternhead", 0, Formerly: "Beacon Point Adoption and Permanence Team"),
    ];

    public static IReadOnlyList<PlannedTeam> Teams { get; } =
    [
        .. In(Services.Assessment, ("Kingsquay", 2), ("Saltmere", 2), ("Wrackford", 1), ("Ottermere", 1), ("Thornsea", 1), ("Out of Hours", 1)),
        .. In(Services.Safeguarding, ("Kingsquay", 3), ("Saltmere", 3), ("Wrackford", 2), ("Ottermere", 2), ("Thornsea", 2), ("Lanternhead", 1)),
        .. In(Services.OlderPermanence, ("Kingsquay", 2), ("Saltmere", 2), ("Wrackford", 1), ("Thornsea", 1)),
        .. In(Services.YoungerPermanence, ("Kingsquay", 2), ("Saltmere", 2), ("Wrackford", 1), ("Lanternhead", 1)),
        .. In(Services.Disabilities, ("East", 1), ("West", 1), ("Transitions", 1)),
        .. In(Services.CareLeavers, ("East", 1), ("West", 1), ("Duty", 1), ("Hub", 1)),
        .. In(Services.EarlyHelp, ("", 2)),
        .. In(Services.YouthSupport, ("", 2)),
    ];

    private static IEnumerable<PlannedTeam> In(string service, params (string Place, int Teams)[] places) =>
        from place in places
        from number in Enumerable.Range(1, place.Teams)
        let plain = new PlannedTeam(service, place.Place, place.Teams == 1 ? 0 : number)
        select Special.FirstOrDefault(s => s.Name == plain.Name) ?? plain;
}
