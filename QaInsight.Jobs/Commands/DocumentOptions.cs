using System.CommandLine;
using System.Text;

namespace QaInsight.Commands;

/// <summary>How a document is written in each of its formats.</summary>
internal sealed record Writers(Action<TextWriter> Text, Action<Stream> Json, Action<TextWriter> Csv, Action<Stream> Workbook);

/// <summary>The options by which a document's format and place are chosen.</summary>
internal sealed class DocumentOptions
{
    private readonly Option<string> format = new("--format") { Description = "text, json, csv or xlsx.", DefaultValueFactory = _ => "text" };
    private readonly Option<string?> output = new("--output") { Description = "Write to this file in place of stdout.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        format.AcceptOnlyFromAmong("text", "json", "csv", "xlsx");
        command.Options.Add(format);
        command.Options.Add(output);
    }

    public void Write(CommandConsole console, ParseResult parsed, Writers writers)
    {
        // A document that fails half-way must leave neither half of a file nor half of an answer.
        using var document = new MemoryStream();
        switch (parsed.GetRequiredValue(format))
        {
            case "xlsx":
                writers.Workbook(document);
                break;
            case "json":
                writers.Json(document);
                document.Write("\n"u8);
                break;
            case "csv":
                Write(document, writers.Csv);
                break;
            default:
                Write(document, writers.Text);
                break;
        }

        Put(console, parsed.GetValue(output), document);
    }

    private static void Write(Stream stream, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        write(writer);
    }

    private static void Put(CommandConsole console, string? path, MemoryStream document)
    {
        if (path is not null)
        {
            File.WriteAllBytes(path, document.ToArray());
        }
        else if (ReferenceEquals(console.Out, System.Console.Out))
        {
            using var stdout = System.Console.OpenStandardOutput();
            document.WriteTo(stdout);
        }
        else
        {
            console.Out.Write(Encoding.UTF8.GetString(document.ToArray()));
        }
    }
}
