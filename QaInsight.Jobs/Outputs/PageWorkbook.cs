using System.Drawing;
using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using QaInsight.Measures;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Whose figures a file holds, and where its page stands.</summary>
/// <param name="Address">The page's whole address, to be copied.</param>
/// <param name="LastImport">In words.</param>
public sealed record FileHead(string Council, string Marking, string Address, string LastImport);

/// <summary>Writes a page, or one of its tables, as an XLSX workbook: a sheet a table, with its chart, and a sheet of notes.</summary>
public static class PageWorkbook
{
    /// <summary>Of EPPlus, whose last version under the LGPL this has to be.</summary>
    public static string LibraryVersion => typeof(OfficeOpenXml.ExcelPackage).Assembly.GetName().Version?.ToString() ?? "unknown";

    private const double DarkestShade = 0.6;

    private const string Cautions = "Cautions";

    /// <param name="blocks">Those of the page that are wanted.</param>
    /// <exception cref="ArgumentException">There are more rows than a sheet has.</exception>
    public static void Write(Stream stream, ScorecardPage page, IReadOnlyList<Block> blocks, Catalogue catalogue, FileHead head)
    {
        using var package = new ExcelPackage();
        var charts = new NativeCharts(package);
        var (left, right) = ($"{head.Council}: {page.Body.Title}, {page.Head.Request.Period.Label}", $"{head.Marking}   As at {page.Head.Request.AsOf.ToWords()}");
        var sheets = blocks.Select(block => (Block: block, Sheet: package.AddSheet(block.Title))).ToList();
        foreach (var (block, sheet) in sheets)
        {
            var columns = Table(sheet, block);
            sheet.Headed(left, right);
            if (block.Chart is { } chart)
                charts.Draw(sheet, columns + 1, block.Title, chart);
        }

        Notes(package, page, sheets, catalogue, head).Headed(left, right);
        if (package.Workbook.Worksheets[NativeCharts.DataSheet] is not null)
            package.Workbook.Worksheets.MoveToEnd(NativeCharts.DataSheet);
        package.SaveAs(stream);
    }

    /// <returns>The columns that it takes.</returns>
    private static int Table(ExcelWorksheet sheet, Block block)
    {
        var table = block.Table;
        Sheets.CheckRows(table.Rows.Count);
        var places = new List<int>();
        var at = 1;
        foreach (var column in table.Columns)
        {
            places.Add(at);
            at = Header(sheet, at, column, table.Rows.Any(r => r.Cells[places.Count - 1].Note is not null));
        }

        var hasCautions = table.Rows.Any(r => PageTables.Small(table, r).Any());
        if (hasCautions)
        {
            sheet.Column(at).Width = Sheets.Name;
            sheet.Cells[1, at++].Value = Cautions;
        }

        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
                Cell(sheet, row + 2, places[column], table.Columns[column], table.Rows[row].Cells[column]);
            if (PageTables.Small(table, table.Rows[row]).ToList() is { Count: > 0 } small)
                sheet.Cells[row + 2, at - 1].Put($"{InEnglish.Capital(Figure.SmallNumbers)}: {string.Join(", ", small.Select(c => c.Title))}");
            if (table.Rows[row].IsTotal)
                Total(sheet.Cells[row + 2, 1, row + 2, at - 1]);
        }

        sheet.AsTable(at - 1, table.Rows.Count(r => !r.IsTotal));
        if (block.Chart is HeatChart heat && table.Rows.Count > 0)
            Shade(sheet, heat, [.. table.Columns.Select((c, place) => (c, place)).Where(c => c.c.Kind == ColumnKind.Figure).Select(c => places[c.place])], table.Rows.Count);
        return at - 1;
    }

    private static int Header(ExcelWorksheet sheet, int at, Column column, bool isNoted)
    {
        sheet.Column(at).Width = at == 1 ? Sheets.Name : column.Kind == ColumnKind.Text ? Sheets.Name * 0.8 : Sheets.Narrow;
        sheet.Cells[1, at++].Put(column.Title);
        foreach (var part in column.Kind == ColumnKind.Figure ? ["numerator", "denominator"] : Array.Empty<string>())
        {
            sheet.Column(at).Width = Sheets.Narrow;
            sheet.Cells[1, at++].Put($"{column.Title}: {part}");
        }

        if (isNoted)
        {
            sheet.Column(at).Width = Sheets.Narrow * 1.5;
            sheet.Cells[1, at++].Put($"{column.Title}: note");
        }

        return at;
    }

    private static void Cell(ExcelWorksheet sheet, int line, int at, Column column, Cell cell)
    {
        var beside = at + 1;
        if (column.Kind == ColumnKind.Figure)
        {
            beside = at + sheet.PutFigure(line, at, cell.Figure, cell.Unit);
        }
        else
        {
            sheet.Cells[line, at].Put(PageTables.Value(cell));
            sheet.Cells[line, at].Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            if (cell.Text.Length > sheet.Column(at).Width)
                sheet.Wrap(line, at);
        }

        if (cell.Note is { } note)
            sheet.Cells[line, beside].Put(note);
    }

    private static void Total(ExcelRange cells)
    {
        cells.Style.Font.Bold = true;
        cells.Style.Border.Top.Style = ExcelBorderStyle.Medium;
    }

    // The darker, the more: as the page shades it, and no darker than black letters can be read on.
    private static void Shade(ExcelWorksheet sheet, HeatChart heat, IReadOnlyList<int> columns, int rows)
    {
        var full = ColorTranslator.FromHtml((heat.IsBad ? Meaning.Inadequate : Meaning.Good).Fill);
        foreach (var cell in columns.SelectMany(c => sheet.Cells[2, c, rows + 1, c]).Where(c => c.Value is double or decimal))
        {
            var share = Convert.ToDouble(cell.Value, CultureInfo.InvariantCulture) * DarkestShade;
            cell.Style.Fill.PatternType = ExcelFillStyle.Solid;
            cell.Style.Fill.BackgroundColor.SetColor(Color.FromArgb(Mixed(full.R, share), Mixed(full.G, share), Mixed(full.B, share)));
        }
    }

    private static int Mixed(byte full, double share) => (int)Math.Round(byte.MaxValue + ((full - byte.MaxValue) * Math.Clamp(share, 0, 1)));

    private static NotesSheet Notes(ExcelPackage package, ScorecardPage page, IReadOnlyList<(Block Block, ExcelWorksheet Sheet)> sheets, Catalogue catalogue, FileHead head)
    {
        var (asked, fresh) = (page.Head, page.Head.Freshness);
        return new NotesSheet(package)
            .Part(null,
            [
                ("Page", page.Body.Title), ("Council", head.Council), ("Protective marking", head.Marking), ("Address", head.Address), ("Period", asked.Request.Period.Label),
                .. PageTables.Filters(asked).Select(f => (f.Name, (string?)f.Says)),
                .. new[] { PageFilter.Of, PageFilter.Part }.Select(f => (InEnglish.Capital(f.Name), f.Read(asked.Address))),
                ("As at", asked.Request.AsOf.ToWords()), ("Last import", head.LastImport),
            ])
            .Part("What the figures say", page.Body.Sections.Select(s => (s.Heading ?? page.Body.Title, s.Lead?.ToString())))
            .Part("Commentary", PageTables.Written(page).Select(w => (w.About, (string?)w.Says)))
            .Part("Tables", sheets.Select(s => (s.Sheet.Name, (string?)string.Join(" ", new[] { s.Block.Title + ".", s.Block.Say?.ToString(), s.Block.Table.Rows.Count == 0 ? s.Block.Table.Empty : null, s.Block.Table.Note }.OfType<string>()))))
            .Part("Cautions",
            [
                ("Small numbers", $"Figures in italics have a denominator under {Figure.SmallNumber.ToString(CultureInfo.InvariantCulture)}: one more or fewer moves them a long way. They are not compared."),
                ("No figure", "“–” stands where there is nothing to divide by, and where a grade is not available on the scale: it is not 0."),
                ("Part returned", asked.PartReturned ? $"Some audits of {asked.Request.Period.Label} are still to come back, so its figures will change." : null),
                ("Made-up council", fresh.IsSample ? "No child, family or worker in these figures is real." : null),
                ("Set aside", fresh.SetAsideRows + fresh.SetAsideFiles == 0 ? null : $"The last import set aside {InEnglish.Count(fresh.SetAsideRows, "row", "rows")} and {InEnglish.Count(fresh.SetAsideFiles, "file", "files")}."),
                ("Notice", page.Body.Notice),
            ])
            .Definitions(Measures(page, sheets.Select(s => s.Block), catalogue))
            .Part("Columns", sheets.SelectMany(s => s.Block.Table.Columns).Where(c => c.Says is not null && !catalogue.Has(c.Key.Replace('_', '-'))).Select(c => (c.Title, c.Says)).Distinct());
    }

    private static IEnumerable<Measure> Measures(ScorecardPage page, IEnumerable<Block> blocks, Catalogue catalogue)
    {
        var used = blocks.SelectMany(b => b.Table.Rows.SelectMany(r => b.Table.Columns.Zip(r.Cells, (column, cell) => PageTables.Measure(catalogue, column, r, cell)?.Key)))
            .Concat(page.Body.Sections.SelectMany(s => s.Tiles).Select(t => t.Measure)).ToHashSet();
        return catalogue.All.Where(m => used.Contains(m.Key));
    }
}
