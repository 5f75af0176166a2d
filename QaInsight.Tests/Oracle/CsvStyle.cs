using System.Globalization;

namespace QaInsight.Tests.Oracle;

/// <summary>How one exporter writes a value: plainly, or (with a seed) each time in another of the ways that the contract allows.</summary>
internal sealed class CsvStyle(int? seed)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private readonly Random? _random = seed is { } value ? new Random(value) : null;

    public bool Chance(int percent) => _random is not null && _random.Next(100) < percent;

    public string NewLine => Chance(50) ? "\r\n" : "\n";

    public string Date(DateOnly? day)
    {
        if (day is not { } given)
            return "";

        return given.ToString(OneOf("yyyy-MM-dd", "dd/MM/yyyy", "dd-MMM-yyyy"), Plain);
    }

    public string Month(YearMonth? month)
    {
        if (month is not { } given)
            return "";

        return given.FirstDay.AddDays(_random?.Next(28) ?? 0).ToString(OneOf("yyyy-MM", "MMM-yy", "MMMM yyyy", "dd/MM/yyyy", "yyyy-MM-dd"), Plain);
    }

    public string YesNo(bool? answer) => answer is null ? "" : View(answer.Value ? "yes" : "no");

    public string View(string answer) => answer switch
    {
        "yes" => OneOf("yes", "y", "true", "1", "Yes", "Y", "TRUE"),
        "no" => OneOf("no", "n", "false", "0", "No", "N", "FALSE"),
        "na" => OneOf("na", "NA", "Na"),
        _ => answer,
    };

    public string Grade(string grade) => grade == GradeLabel.RequiresImprovement
        ? Code(OneOf(grade, "RI", "Requires improvement to be good"))
        : Code(grade);

    /// <summary>A code in any case of letters.</summary>
    public string Code(string code) => OneOf(code, code, code.ToUpperInvariant(), code.ToLowerInvariant(), Plain.TextInfo.ToTitleCase(code));

    /// <summary>A header in any case, with other or no marks between its words.</summary>
    public string Header(string name) => OneOf(
        name,
        name,
        name.ToUpperInvariant(),
        name.Replace('_', ' '),
        name.Replace('_', '-'),
        name.Replace("_", "", StringComparison.Ordinal),
        Plain.TextInfo.ToTitleCase(name.Replace('_', ' ')));

    public string Number(decimal? number) => number?.ToString(Plain) ?? "";

    public string Field(string text)
    {
        var needed = text.AsSpan().IndexOfAny(",\"\r\n") >= 0;
        return needed || Chance(10) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>The first is the plain one.</summary>
    private string OneOf(params string[] ways) => ways[_random?.Next(ways.Length) ?? 0];
}
