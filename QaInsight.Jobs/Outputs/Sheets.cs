using System.Drawing;
using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>How every workbook looks: its sheets' names, headers, number formats, widths, and how a sheet is printed.</summary>
internal static class Sheets
{
    public const double Name = 34;
    public const double Narrow = 13;
    public const double Words = 60;

    private const int MostRows = 1_048_575;
    private const int LongestName = 31;
    private const int LongestText = 32_767;
    private const int FigureParts = 3;

    // In points; and how much longer words are for being broken between them.
    private const double HighLine = 15;
    private const double HighestRow = 409;
    private const double Broken = 1.15;

    private static readonly Color Brand = Color.FromArgb(0x0f, 0x3d, 0x4c);
    private static readonly char[] NotInNames = ['\\', '/', '?', '*', '[', ']', ':', '\''];

    /// <summary>A sheet of that name, or of the nearest that a workbook can have and does not have yet.</summary>
    public static ExcelWorksheet AddSheet(this ExcelPackage package, string name)
    {
        var plain = string.Concat(name.Where(c => !NotInNames.Contains(c) && !char.IsControl(c) && !char.IsSurrogate(c))).Trim();
        if (plain.Length == 0)
            plain = "Table";
        var taken = package.Workbook.Worksheets.Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? Cut(plain, "") : Cut(plain, $" {n.ToString(CultureInfo.InvariantCulture)}")).First(n => !taken.Contains(n));
        return package.Workbook.Worksheets.Add(free);
    }

    /// <exception cref="ArgumentException">There are more rows than a sheet has.</exception>
    public static void CheckRows(int rows)
    {
        if (rows > MostRows)
            throw new ArgumentException($"{rows:N0} rows do not go into a workbook's sheet, which has {MostRows:N0}: take CSV, or a shorter period.");
    }

    /// <summary>A text that no spreadsheet runs, a number, a day, a month.</summary>
    public static void Put(this ExcelRange cell, object? value)
    {
        switch (value)
        {
            case string text:
                var safe = CsvTable.Safe(text);
                cell.Value = safe.Length > LongestText ? safe[..LongestText] : safe;
                break;
            case DateOnly day:
                PutDay(cell, day, "dd mmm yyyy");
                break;
            case Month month:
                PutDay(cell, month.FirstDay, "mmm yyyy");
                break;
            case decimal number:
                cell.Value = number;
                cell.Style.Numberformat.Format = number == decimal.Truncate(number) ? "#,##0" : "#,##0.0";
                break;
            default:
                cell.Value = value;
                break;
        }
    }

    /// <summary>A figure and, beside it, what was counted over what. Small numbers are set in italics.</summary>
    /// <returns>The columns that it takes.</returns>
    public static int PutFigure(this ExcelWorksheet sheet, int line, int column, Figure? figure, MeasureUnit unit)
    {
        if (figure is null)
            return FigureParts;
        var cell = sheet.Cells[line, column];
        cell.Value = figure.Value is { } value ? value : figure.Display;
        cell.Style.Numberformat.Format = Format(unit);
        cell.Style.HorizontalAlignment = ExcelHorizontalAlignment.Right;
        cell.Style.Font.Italic = figure.IsSmall;
        sheet.Cells[line, column, line, column + 2].Style.VerticalAlignment = ExcelVerticalAlignment.Top;
        sheet.Cells[line, column + 1].Value = figure.Numerator;
        sheet.Cells[line, column + 2].Value = figure.Denominator;
        sheet.Cells[line, column + 1, line, column + 2].Style.Numberformat.Format = "#,##0.##";
        sheet.Cells[line, column + 1, line, column + 2].Style.Font.Color.SetColor(Color.FromArgb(0x4a, 0x57, 0x63));
        return FigureParts;
    }

    public static string Format(MeasureUnit unit) => unit switch
    {
        MeasureUnit.Percent => "0%",
        MeasureUnit.Count => "#,##0",
        _ => "0.0",
    };

    /// <summary>A header that stays in sight and sorts and filters what is below it, and a sheet that prints on A4.</summary>
    /// <param name="rows">Those to be sorted: without totals.</param>
    public static void AsTable(this ExcelWorksheet sheet, int columns, int rows)
    {
        var header = sheet.Cells[1, 1, 1, columns];
        header.Style.Font.Bold = true;
        header.Style.Font.Color.SetColor(Color.White);
        header.Style.Fill.PatternType = ExcelFillStyle.Solid;
        header.Style.Fill.BackgroundColor.SetColor(Brand);
        for (var at = 1; at <= columns; at++)
            sheet.Wrap(1, at);
        header.Style.VerticalAlignment = ExcelVerticalAlignment.Bottom;
        sheet.View.FreezePanes(2, columns > 1 ? 2 : 1);
        if (rows > 0)
            sheet.Cells[1, 1, rows + 1, columns].AutoFilter = true;
        sheet.OnPaper();
        sheet.PrinterSettings.RepeatRows = sheet.Cells["1:1"];
    }

    /// <summary>Breaks a cell's words into lines, and makes its row as high as they need: not every program does that when it opens a file.</summary>
    public static void Wrap(this ExcelWorksheet sheet, int line, int column)
    {
        var cell = sheet.Cells[line, column];
        cell.Style.WrapText = true;
        cell.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
        var lines = $"{cell.Value}".Split('\n').Sum(words => Math.Max(1, (int)Math.Ceiling(words.Length * Broken / sheet.Column(column).Width)));
        if (lines > 1)
            sheet.Row(line).Height = Math.Min(HighestRow, Math.Max(sheet.Row(line).Height, lines * HighLine));
    }

    public static void OnPaper(this ExcelWorksheet sheet)
    {
        var paper = sheet.PrinterSettings;
        paper.PaperSize = ePaperSize.A4;
        paper.Orientation = eOrientation.Landscape;
        paper.FitToPage = true;
        paper.FitToWidth = 1;
        paper.FitToHeight = 0;
        sheet.HeaderFooter.OddFooter.RightAlignedText = $"{ExcelHeaderFooter.PageNumber} / {ExcelHeaderFooter.NumberOfPages}";
        sheet.HeaderFooter.OddFooter.LeftAlignedText = ExcelHeaderFooter.SheetName;
    }

    /// <summary>Words at the head of every printed page.</summary>
    public static void Headed(this ExcelWorksheet sheet, string left, string right)
    {
        sheet.HeaderFooter.OddHeader.LeftAlignedText = Plain(left);
        sheet.HeaderFooter.OddHeader.RightAlignedText = Plain(right);
    }

    public static void Heading(this ExcelRange cells) => cells.Style.Font.Bold = true;

    private static void PutDay(ExcelRange cell, DateOnly day, string format)
    {
        cell.Value = day.ToDateTime(TimeOnly.MinValue);
        cell.Style.Numberformat.Format = format;
        cell.Style.HorizontalAlignment = ExcelHorizontalAlignment.Left;
    }

    private static string Cut(string name, string end) => (name.Length + end.Length > LongestName ? name[..(LongestName - end.Length)].TrimEnd() : name) + end;

    // An ampersand starts a code there, and the whole line has a limit.
    private static string Plain(string words) => (words.Length > 100 ? words[..100] : words).Replace("&", "&&", StringComparison.Ordinal);
}
