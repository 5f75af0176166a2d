using System.Xml;
using OfficeOpenXml.Drawing.Chart;

namespace QaInsight.Outputs;

/// <summary>
/// Puts a chart's XML in the order that its schema asks for (ECMA-376, part 1, 21.2). EPPlus 4 writes some elements in the
/// order in which they were set, and spreadsheets then refuse the drawing.
/// </summary>
internal static class ChartXml
{
    private const string Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private static readonly Dictionary<string, string[]> Orders = new()
    {
        ["ser"] = ["idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls", "trendline", "errBars", "cat", "val", "xVal", "yVal", "smooth"],
        ["dLbls"] = ["numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize", "separator", "showLeaderLines"],
        ["scaling"] = ["logBase", "orientation", "max", "min"],
        ["catAx"] = Axis,
        ["valAx"] = Axis,
        ["chart"] = ["title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs"],
    };

    private static string[] Axis =>
    [
        "axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt", "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr",
        "crossAx", "crosses", "crossesAt", "crossBetween", "auto", "lblAlgn", "lblOffset", "noMultiLvlLbl",
    ];

    public static void Order(ExcelChart chart)
    {
        var document = chart.ChartXml;
        foreach (var element in document.GetElementsByTagName("*", Chart).Cast<XmlElement>().Where(e => Orders.ContainsKey(e.LocalName)).ToList())
            Order(element, Orders[element.LocalName]);
        foreach (var category in document.GetElementsByTagName("cat", Chart).Cast<XmlElement>().ToList())
            AsText(document, category);
    }

    private static void Order(XmlElement parent, string[] order)
    {
        foreach (var child in parent.ChildNodes.OfType<XmlElement>().OrderBy(c => Array.IndexOf(order, c.LocalName) is var at and >= 0 ? at : order.Length).ToList())
            parent.AppendChild(child);
    }

    // Labels are texts; EPPlus refers to them as numbers.
    private static void AsText(XmlDocument document, XmlElement category)
    {
        if (category.FirstChild is not XmlElement { LocalName: "numRef" } numbers)
            return;
        var texts = document.CreateElement("c", "strRef", Chart);
        foreach (var formula in numbers.ChildNodes.OfType<XmlElement>().Where(e => e.LocalName == "f").ToList())
            texts.AppendChild(formula);
        category.ReplaceChild(texts, numbers);
    }
}
