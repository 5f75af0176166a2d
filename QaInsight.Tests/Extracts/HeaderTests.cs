using System.Text;
using QaInsight.Extracts.Contract;
using QaInsight.Nightly;
using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Extracts;

public sealed class HeaderTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    [Theory]
    [InlineData("Action ID,Child_Id,TEAM,raised-on,DueOn", true, "\r\n")]
    [InlineData("action_id,child_id,team,raised_on,due_on", false, "\n")]
    [InlineData("\"ACTION ID\",\" child id \",\"Team\",RaisedOn,\"due on\"", true, "\n")]
    public void HeadersMatchWithoutCaseSpacesOrMarks(string header, bool mark, string newLine)
    {
        warehouse.Teams("A");
        File.WriteAllText(Path.Combine(warehouse.Inbox, "actions.csv"), string.Join(newLine, [header, .. Imported.GoodActions(2)]), new UTF8Encoding(mark));
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Files.SelectMany(f => f.Warnings));
        Assert.Equal(["x1|A|2", "x2|A|3"], warehouse.Query("SELECT action_id, team, source_line FROM actions ORDER BY 1"));
    }

    [Fact]
    public void UnknownColumnsAreKeptOutWithAWarning()
    {
        warehouse.Teams("A");
        warehouse.Write("actions.csv", "colour,action_id,child_id,team,raised_on,due_on,action-id,", "red,x1,c,A,2026-05-01,2026-05-20,x9,");
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(outcome.Files.SelectMany(f => f.Warnings), w => w.Contains("'colour'", StringComparison.Ordinal));
        Assert.Contains(outcome.Files.SelectMany(f => f.Warnings), w => w.Contains("'action-id'", StringComparison.Ordinal));
        Assert.Equal(["x1"], warehouse.Query("SELECT action_id FROM actions"));
    }

    public static TheoryData<string, string> RequiredColumns
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var extract in AllExtracts.List)
            {
                foreach (var column in extract.Columns.Where(c => c.IsRequired))
                    all.Add(extract.Name, column.Name);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(RequiredColumns))]
    public void AMissingRequiredColumnRejectsTheFileByName(string extract, string column)
    {
        var others = AllExtracts.Named(extract).Columns.Select(c => c.Name).Where(c => c != column).ToList();
        warehouse.Write(extract + "-x.csv", string.Join(',', others), string.Join(',', others.Select(_ => "1")));
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($" {column} ", outcome.Quarantined(extract + "-x.csv").Reason, StringComparison.Ordinal);
        Assert.Null(outcome.PublishedBuild);
    }

    [Theory]
    [InlineData("audits-2019-08.csv", "audits")]
    [InlineData("Audits Aug 2019.xlsx", "audits")]
    [InlineData("AUDITORS.csv", "auditors")]
    [InlineData("auditors-2019.csv", "auditors")]
    [InlineData("In_dic-ators.csv", "indicators")]
    [InlineData("benchmarks england.csv", "benchmarks")]
    [InlineData("audit.csv", null)]
    [InlineData("my audits.csv", null)]
    public void AFileBelongsToTheExtractThatItsNameStartsWith(string file, string? extract) => Assert.Equal(extract, AllExtracts.For(file)?.Name);

    [Fact]
    public void AFileOfNoExtractIsSetAsideAndTheOthersGoIn()
    {
        warehouse.Teams("A");
        warehouse.Write("budget.csv", "a,b", "1,2");
        warehouse.Write("notes.txt", "not read from a folder");
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(2, outcome.Files.Count);
        outcome.Quarantined("budget.csv");
        Assert.Equal(["A"], warehouse.Query("SELECT team FROM teams"));
    }

    [Fact]
    public void AHeaderAloneIsAFileWithoutRows()
    {
        var outcome = warehouse.ImportActions(Imported.Actions);
        Assert.Equal((FileState.Loaded, 0), (outcome.State, outcome.Read));
    }

    public void Dispose() => warehouse.Dispose();
}
