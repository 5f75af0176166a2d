namespace QaInsight.Commands;

/// <summary>Says what is being done beside the answer, on standard error.</summary>
internal sealed class ToldProgress(TextWriter error) : IProgress<string>
{
    public void Report(string value) => error.WriteLine(value);
}
