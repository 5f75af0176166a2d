using System.Text;
using QaInsight.Extracts.Sources;

namespace QaInsight.Extracts;

/// <summary>What becomes of one row of a file that is kept.</summary>
/// <param name="Fields">What it says from now on, a text a field; null where it stays as it is.</param>
internal readonly record struct RowEdit(bool IsTakenOut, IReadOnlyList<string>? Fields)
{
    public static readonly RowEdit None;

    public static readonly RowEdit TakenOut = new(true, null);

    public static RowEdit Written(IReadOnlyList<string> fields) => new(false, fields);

    public static List<string> FieldsOf(IRowSource source) => [.. Enumerable.Range(0, source.Headers.Count).Select(at => Encoding.UTF8.GetString(source[at]))];
}

/// <summary>Goes through the rows of one CSV file or sheet, which stay known by their lines.</summary>
internal interface IRowEditor
{
    RowEdit Of(IRowSource source);
}
