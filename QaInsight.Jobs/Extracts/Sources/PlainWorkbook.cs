using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace QaInsight.Extracts.Sources;

/// <summary>Writes a workbook of text cells alone, each in the row that it is said to stand in: it reads as what it was made from.</summary>
internal sealed class PlainWorkbook : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly ZipArchive archive;
    private readonly List<string> sheets = [];

    public PlainWorkbook(string path) => archive = new ZipArchive(new FileStream(path, FileMode.Create, FileAccess.Write), ZipArchiveMode.Create);

    public void Sheet(string name, IEnumerable<(int Line, IReadOnlyList<string> Cells)> rows)
    {
        sheets.Add(name);
        Write($"xl/worksheets/sheet{sheets.Count}.xml", xml =>
        {
            xml.WriteStartElement("worksheet", Main);
            xml.WriteStartElement("sheetData", Main);
            foreach (var (line, cells) in rows)
            {
                xml.WriteStartElement("row", Main);
                xml.WriteAttributeString("r", line.ToString(CultureInfo.InvariantCulture));
                for (var at = 0; at < cells.Count; at++)
                    Cell(xml, Column(at) + line.ToString(CultureInfo.InvariantCulture), cells[at]);
                xml.WriteEndElement();
            }
        });
    }

    public void Dispose()
    {
        Write("xl/workbook.xml", xml =>
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteStartElement("sheets", Main);
            foreach (var (name, at) in sheets.Select((n, at) => (n, at + 1)))
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("sheetId", at.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("r", "id", Relations, $"s{at}");
                xml.WriteEndElement();
            }
        });
        Write("xl/_rels/workbook.xml.rels", xml => Related(xml, [.. sheets.Select((_, at) => ($"s{at + 1}", "worksheet", $"worksheets/sheet{at + 1}.xml"))]));
        Write("_rels/.rels", xml => Related(xml, [("w", "officeDocument", "xl/workbook.xml")]));
        Write("[Content_Types].xml", xml =>
        {
            xml.WriteStartElement("Types", Package + "content-types");
            Kind(xml, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
            Kind(xml, "Override", "PartName", "/xl/workbook.xml", Kinds + "sheet.main+xml");
            for (var at = 1; at <= sheets.Count; at++)
                Kind(xml, "Override", "PartName", $"/xl/worksheets/sheet{at}.xml", Kinds + "worksheet+xml");
        });
        archive.Dispose();
    }

    private static void Cell(XmlWriter xml, string reference, string text)
    {
        if (text.Length == 0)
            return;
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Related(XmlWriter xml, IEnumerable<(string Id, string Kind, string Target)> parts)
    {
        xml.WriteStartElement("Relationships", Package + "relationships");
        foreach (var (id, kind, target) in parts)
        {
            xml.WriteStartElement("Relationship", Package + "relationships");
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", $"{Relations}/{kind}");
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }
    }

    private static void Kind(XmlWriter xml, string element, string attribute, string name, string type)
    {
        xml.WriteStartElement(element, Package + "content-types");
        xml.WriteAttributeString(attribute, name);
        xml.WriteAttributeString("ContentType", type);
        xml.WriteEndElement();
    }

    private static string Column(int at) => at < 26 ? ((char)('A' + at)).ToString() : Column((at / 26) - 1) + (char)('A' + (at % 26));

    private void Write(string part, Action<XmlWriter> content)
    {
        using var stream = archive.CreateEntry(part).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartDocument();
        content(xml);
        xml.WriteEndDocument();
    }
}
