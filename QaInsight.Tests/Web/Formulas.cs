using System.Globalization;
using System.Text;
using OfficeOpenXml;
using Xunit;

namespace QaInsight.Tests.Web;

/// <summary>What of a file a spreadsheet would run, found by reading the file as one does: cell by cell, whatever line a cell stands on.</summary>
internal static class Formulas
{
    private const string Starts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public static void NoneIn(string csv) => Assert.DoesNotContain(Cells(csv).SelectMany(line => line), IsRun);

    public static void NoneIn(ExcelPackage package)
    {
        var cells = package.Workbook.Worksheets.Where(s => s.Dimension is not null).SelectMany(s => s.Cells[s.Dimension.Address]).ToList();
        Assert.NotEmpty(cells);
        Assert.All(cells, c => Assert.True(string.IsNullOrEmpty(c.Formula) && c.Hyperlink is null, c.Text));
        Assert.DoesNotContain(cells.Select(c => c.Value).OfType<string>(), IsRun);
        Assert.DoesNotContain(package.Workbook.Worksheets.Select(s => s.Name), IsRun);
        Assert.DoesNotContain(package.Workbook.Names, n => !string.IsNullOrEmpty(n.Formula));
    }

    /// <summary>The cells of each line, a quoted cell's own line breaks among them.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(string csv)
    {
        var lines = new List<List<string>> { new() };
        var (cell, isQuoted) = (new StringBuilder(), false);
        for (var at = csv.StartsWith('\uFEFF') ? 1 : 0; at < csv.Length; at++)
        {
            var c = csv[at];
            if (c == '"' && isQuoted && at + 1 < csv.Length && csv[at + 1] == '"')
                cell.Append(csv[at++]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || c is not (',' or '\n'))
                cell.Append(c);
            else
                End(c == '\n');
        }

        return lines;

        void End(bool line)
        {
            lines[^1].Add(line && cell.Length > 0 && cell[^1] == '\r' ? cell.ToString(0, cell.Length - 1) : cell.ToString());
            cell.Clear();
            if (line)
                lines.Add([]);
        }
    }

    private static bool IsRun(string cell) =>
        cell.TrimStart(' ', '\u00A0') is { Length: > 0 } text && Starts.Contains(text[0], StringComparison.Ordinal) && !decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
}
