namespace QaInsight.Tests.Oracle;

/// <summary>Questions to a council, made by their seed alone.</summary>
public static class RandomQuestion
{
    public static readonly string[] Bys = ["board", "month", "quarter", "service", "team", "legal-status", "domain", "programme", "auditor"];

    public static Question Make(Council council, int seed)
    {
        var random = new Random(seed);
        var months = council.Audits.Select(audit => audit.AuditMonth).DefaultIfEmpty(new YearMonth(2019, 8)).ToList();
        var first = months.MinBy(month => month.Index);
        var last = months.MaxBy(month => month.Index);
        var from = first.Plus(random.Next(-1, last.Index - first.Index + 2));
        var to = from.Plus(random.Next(3) == 0 ? 0 : random.Next(7));
        var teams = council.Teams.Where(team => council.Teams.All(other => other.Formerly != team.Team)).ToList();
        var programme = random.Next(10) switch { < 5 => Programmes.SocialCare, < 8 => Programmes.All, 8 => Programmes.EarlyHelp, _ => Programmes.YouthSupport };
        return new Question(
            OneOf(Bys),
            from,
            to,
            to.LastDay.AddDays(random.Next(4) == 0 ? random.Next(-40, 1) : random.Next(60)),
            programme,
            Team: random.Next(5) == 0 ? OneOf(teams).Team : null,
            Service: random.Next(6) == 0 ? OneOf(teams).Service : null,
            LegalStatus: random.Next(6) == 0 ? OneOf(["CIN", "CP", "CiC", "Care Leaver"]) : null,
            AuditType: random.Next(8) == 0 ? OneOf(["core", "thematic", "re-audit"]) : null,
            Domain: random.Next(8) == 0 ? OneOf(["Assessment", "Planning"]) : null);

        T OneOf<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
    }
}
