using System.Globalization;
using System.Reflection;
using CsvHelper;
using QaInsight.Extracts.Contract;
using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>Writes made-up authorities' extracts, month by month, with no more in memory than the months under way.</summary>
public static class SampleWriter
{
    /// <param name="progress">Told, in words, each time that another year is written.</param>
    public static void Write(string folder, SampleOptions options, Action<string>? progress = null)
    {
        options.Check();
        using var files = new SampleFiles(folder, options);
        var authorities = Enumerable.Range(1, options.Authorities).Select(number => new Authority(options, number)).ToArray();
        foreach (var authority in authorities)
        {
            WriteTeams(authority, options, files.Teams);
            WriteAuditors(authority, files.Auditors);
        }

        WriteBenchmarks(files.Benchmarks);
        var indicators = new IndicatorRound(options, files.Indicators);
        var audits = 0;
        foreach (var month in options.FirstMonth.To(options.LastMonth.Add(1)))
        {
            foreach (var authority in authorities)
                audits += WriteMonth(authority, month, options, files);
            if (month <= options.LastMonth)
                indicators.Write(authorities, month);
            if (month == options.LastMonth || month.Number % 100 == 12)
                progress?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{month.Label}: {audits:N0} audits"));
        }
    }

    private static int WriteMonth(Authority authority, Month month, SampleOptions options, SampleFiles files)
    {
        var follow = new FollowUp(authority, options, files);
        var count = 0;
        foreach (var audit in new AuditRound(authority, options, month).Audits())
        {
            AuditRow.Write(audit, authority.Dice, files.AuditsOf(audit.Team.Service), files.LabelsOf(audit.Team.Service));
            follow.Write(audit);
            count++;
        }

        follow.WriteEscalations(month);
        return count;
    }

    private static void WriteTeams(Authority authority, SampleOptions options, Sheet sheet)
    {
        foreach (var team in authority.Teams)
        {
            sheet
                .Put("team", team.Name)
                .Put("service", team.Service)
                .Put("directorate", options.IsSingle ? $"{Harbourshire.Name} Children's Services" : string.Create(CultureInfo.InvariantCulture, $"Harbour {authority.Number:000} Children's Services"))
                .Put("head_of_service", $"{authority.Prefix}HOS {team.Service}")
                .Put("service_manager", $"{authority.Prefix}SM {team.Service}")
                .Put("team_manager", team.Manager)
                .Put("active_from", team.ActiveFrom)
                .Put("active_to", team.ActiveTo)
                .Put("in_audit_scope", team.InScope ? "yes" : "no")
                .Put("formerly", team.Formerly)
                .EndRow();
        }
    }

    private static void WriteAuditors(Authority authority, Sheet sheet)
    {
        foreach (var person in authority.People)
        {
            sheet.Put("auditor", person.Id).Put("role", person.Role).Put("team", person.Team?.Name).Put("exemption", person.Exemption);
            if (person.ExemptMonth is { } month)
                sheet.Put("exempt_month", month);
            else
                sheet.Put("exempt_month", (string?)null);
            sheet.EndRow();
        }
    }

    private static void WriteBenchmarks(Sheet sheet)
    {
        using var reader = CsvReader.Create(Assembly.GetExecutingAssembly().GetManifestResourceStream("benchmarks/england.csv")!);
        while (reader.Read())
        {
            foreach (var column in AllExtracts.Named("benchmarks").Columns)
                sheet.Put(column.Name, reader.GetString(column.Name));
            sheet.EndRow();
        }
    }
}
