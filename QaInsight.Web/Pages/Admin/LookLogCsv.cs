using System.Globalization;
using System.Text;
using QaInsight.Outputs;
using QaInsight.People;

namespace QaInsight.Web.Pages.Admin;

internal static class LookLogCsv
{
    public static byte[] Write(IEnumerable<Look> lines)
    {
        using var file = new MemoryStream();
        using (var table = new CsvTable(new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), ["at", "account", "name", "kind", "what", "address", "origin"]))
        {
            foreach (var line in lines)
                table.Write(line.At.ToString("O", CultureInfo.InvariantCulture), line.Account ?? "", line.Name, LookLog.Word(line.Kind), line.What, line.Address ?? "", line.Origin ?? "");
        }

        return file.ToArray();
    }
}
