using System.Globalization;
using System.Text;

namespace QaInsight.Tests.Oracle;

public static partial class CouncilCsv
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd/MM/yyyy", "dd-MMM-yyyy"];
    private static readonly string[] MonthFormats = ["yyyy-MM", "MMM-yy", "MMMM yyyy", .. DateFormats];

    /// <summary>Reads good extracts, such as the published month's and all that Write writes. It checks nothing.</summary>
    public static Council Read(string folder) => new()
    {
        Teams = Rows(folder, "teams").Select(row => new TeamRow(row["team"], row["service"])
        {
            Directorate = row["directorate"],
            HeadOfService = row["headofservice"],
            ServiceManager = row["servicemanager"],
            TeamManager = row["teammanager"],
            ActiveFrom = Day(row["activefrom"]),
            ActiveTo = Day(row["activeto"]),
            InAuditScope = YesNo(row["inauditscope"]),
            Formerly = row["formerly"],
        }).ToList(),
        Audits = Rows(folder, "audits").Select(row => new AuditRow(row["auditid"], Month(row["auditmonth"])!.Value, row["team"], row["legalstatus"])
        {
            ChildId = row["childid"],
            Programme = row["programme"],
            AuditType = Code(row["audittype"]),
            Theme = row["theme"],
            Practitioner = row["practitioner"],
            Auditor = row["auditor"],
            Moderator = row["moderator"],
            AllocatedOn = Day(row["allocatedon"]),
            DueOn = Day(row["dueon"]),
            SubmittedOn = Day(row["submittedon"]),
            ModeratedOn = Day(row["moderatedon"]),
            ReturnStatus = Code(row["returnstatus"]),
            AuditorGrade = Grade(row["auditorgrade"]),
            ModeratorGrade = Grade(row["moderatorgrade"]),
            AtRiskOfInadequate = YesNo(row["atriskofinadequate"]),
            SocialWorkerViews = View(row["socialworkerviews"]),
            ManagerViews = View(row["managerviews"]),
            ReviewingOfficerViews = View(row["reviewingofficerviews"]),
            ChildViews = View(row["childviews"]),
            ParentViews = View(row["parentviews"]),
            ChildFeedback = Code(row["childfeedback"]),
            ParentFeedback = Code(row["parentfeedback"]),
            ReauditOf = row["reauditof"],
            QualityCheck = Code(row["qualitycheck"]),
        }).ToList(),
        Judgements = Rows(folder, "judgements").Select(row => new JudgementRow(row["auditid"], row["domain"], row["question"], Grade(row["grade"]))
        {
            AuditorGrade = Grade(row["auditorgrade"]),
            Comment = row["comment"],
        }).ToList(),
        Actions = Rows(folder, "actions").Select(row => new ActionRow(
            row["actionid"], row["childid"], row["team"], Day(row["raisedon"])!.Value, Day(row["dueon"])!.Value)
        {
            AuditId = row["auditid"],
            Description = row["description"],
            Owner = row["owner"],
            CompletedOn = Day(row["completedon"]),
            VerifiedOn = Day(row["verifiedon"]),
        }).ToList(),
        Concerns = Rows(folder, "concerns").Select(row => new ConcernRow(row["concernid"], row["childid"], row["team"], Day(row["openedon"])!.Value)
        {
            AuditId = row["auditid"],
            ResolvedOn = Day(row["resolvedon"]),
        }).ToList(),
        Escalations = Rows(folder, "escalations").Select(row => new EscalationRow(
            row["escalationid"], RaisedBy(row["raisedby"]), row["team"], Day(row["raisedon"])!.Value, Reason(row["reason"]),
            int.Parse(row["stage"], Plain), Code(row["status"]))
        {
            ChildId = row["childid"],
            ResolvedOn = Day(row["resolvedon"]),
        }).ToList(),
        Auditors = Rows(folder, "auditors").Select(row => new AuditorRow(row["auditor"], Code(row["role"]))
        {
            Team = row["team"],
            Exemption = Code(row["exemption"]),
            ExemptMonth = Month(row["exemptmonth"]),
        }).ToList(),
        Indicators = Rows(folder, "indicators").Select(row => new IndicatorRow(
            row["indicator"], Month(row["month"])!.Value, decimal.Parse(row["numerator"], Plain))
        {
            Team = row["team"],
            LegalStatus = row["legalstatus"],
            Denominator = row["denominator"] == "" ? null : decimal.Parse(row["denominator"], Plain),
        }).ToList(),
    };

    private static DateOnly? Day(string text) => text == "" ? null : DateOnly.ParseExact(text, DateFormats, Plain);

    private static YearMonth? Month(string text) => text == "" ? null : YearMonth.Of(DateOnly.ParseExact(text, MonthFormats, Plain));

    private static string Code(string text) => text.ToLowerInvariant();

    private static string View(string text) => Code(text) switch
    {
        "y" or "true" or "1" => "yes",
        "n" or "false" or "0" => "no",
        var other => other,
    };

    private static bool? YesNo(string text) => View(text) is "yes" or "no" ? View(text) == "yes" : null;

    private static string RaisedBy(string text) => Code(text) == "iro" ? "IRO" : "CP Chair";

    private static string Reason(string text) => Code(text) is "drift and delay" or "process" or "safeguarding" ? Code(text) : text;

    private static string Grade(string text) => Code(text) switch
    {
        "" => "",
        "n/a" => "n/a",
        "ri" or "requires improvement to be good" => GradeLabel.RequiresImprovement,
        var other => GradeLabel.Known.Single(known => Code(known.Label) == other).Label,
    };

    /// <summary>The rows of all files of an extract; a column that a file has not is blank.</summary>
    private static IEnumerable<Row> Rows(string folder, string extract)
    {
        foreach (var file in Directory.EnumerateFiles(folder, extract + "*.csv").Order(StringComparer.Ordinal))
        {
            var lines = Fields(File.ReadAllText(file)).ToList();
            var headers = lines[0].Select(header => new string([.. Code(header).Where(c => c is not ('_' or '-' or ' '))])).ToList();
            foreach (var line in lines.Skip(1))
                yield return new Row(headers, line);
        }
    }

    private sealed class Row(List<string> headers, List<string> fields)
    {
        public string this[string header] => headers.IndexOf(header) is var at and >= 0 ? fields[at] : "";
    }

    /// <summary>RFC 4180, one character after the other.</summary>
    private static IEnumerable<List<string>> Fields(string text)
    {
        var line = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"')
                field.Append(text[at++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted)
                field.Append(c);
            else if (c == ',' || c == '\n')
            {
                line.Add(field.ToString());
                field.Clear();
                if (c == ',')
                    continue;

                yield return line;
                line = [];
            }
            else if (c != '\r')
                field.Append(c);
        }
    }
}
