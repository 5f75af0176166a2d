using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Scorecards.Pages.Rows;

using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.OneAudit;

/// <summary>Everything known of one audit: its grades side by side, what followed from it, and the lines that say so.</summary>
internal static class AuditPage
{
    /// <exception cref="NotThereException">There is no such audit within the scope.</exception>
    public static PageBody Make(PageSource source)
    {
        var audit = AuditRecord.Find(source, source.Address.Of) ?? throw new NotThereException($"There is no audit '{source.Address.Of}'.");
        var row = audit.Reading;
        return new PageBody(
            $"Audit {audit.Id}",
            [
                new Section("audit", null, [AuditFacts.Who(audit), AuditFacts.Grades(audit), AuditFacts.When(row), AuditFacts.Voices(row)]) { Lead = Lead(audit) },
                new Section("judgements", "Grades by practice domain", [Judgements(audit)]),
                new Section("followed", "What followed", [.. FollowUp(source, audit)]),
                new Section("counted", "Where it counts", [CountedIn.Block(source, audit)]),
                new Section("lines", "Where it comes from", [AuditFacts.Source(source, audit), History(source, audit)]),
            ])
        {
            Crumbs =
            [
                new Crumb("Board", source.Address.To("board")),
                new Crumb("Teams", source.Address.To("teams")),
                new Crumb(audit.Team.Name, source.Address.To("team") with { Team = audit.Team.Name }),
            ],
            Notice = Notice(audit),
        };
    }

    private static string? Notice(AuditRecord audit) => string.Join(" ", new[]
    {
        audit.IsWithdrawn ? "This audit was withdrawn: no figure counts it." : null,
        PastRows.IsAnonymous(audit.Id) ? "This audit is older than children’s rows are kept: the child’s id and what was written are gone, the audit’s own id is a stand-in, and what is counted is as it was." : null,
    }.OfType<string>()) is { Length: > 0 } notice ? notice : null;

    private static Sentence Lead(AuditRecord audit)
    {
        var type = audit.Reading.Text("audit_type");
        var lead = new SentenceMaker().Say($"{InEnglish.Capital(type is null or "re-audit" ? type ?? "audit" : $"{type} audit")} of child ").Strong(InEnglish.Isolated(audit.Reading.Text("child_id")!))
            .Say($" for {audit.Month.Label}: ");
        return audit.FinalGrade is { } grade ? lead.Strong(grade).Say(".").Sentence : lead.Say($"{(audit.Reading.Text("return_status") ?? "no return yet").Replace('_', ' ')}, without a grade.").Sentence;
    }

    private static Block Judgements(AuditRecord audit) => new("by-domain", "Auditor’s and final grade, with the auditor’s words", new Table(
        [Column.Text("domain", "Practice domain"), Column.Text("question", "Question"), Column.Text("auditor_grade", "Auditor’s grade"), Column.Text("grade", "Final grade"), Column.Text("comment", "Auditor’s words"), Column.Text("source", "From")],
        [.. audit.Judgements.Select(j => Row.Of(j.Plain("domain"), j.Plain("question"), j.Plain("auditor_grade"), j.Plain("grade"), j.Plain("comment"), j.Line()))],
        "No practice domain of this audit was judged."))
    {
        IsWide = true,
    };

    private static IEnumerable<Block> FollowUp(PageSource source, AuditRecord audit)
    {
        var connection = source.Build.Connection;
        yield return Empty(RowBlock.Of(source, "actions", "Actions", Rows(RowView.Actions), null), "No action was recorded from this audit.");
        yield return Empty(RowBlock.Of(source, "concerns", "Child of concern", Rows(RowView.Concerns), null), "No child of concern was notified from this audit.");
        yield return Empty(RowBlock.Of(source, "reaudits", "Audits before and after", RowView.Audits.Read(connection, audit.Linked, null), source.Catalogue["reaudits-due"]), "No audit follows this one, and it follows none.") with
        {
            Say = audit.Linked.Count == 0 ? null : new SentenceMaker().Say(audit.Reading.Text("reaudit_of") is { } earlier ? $"This is a re-audit of {earlier}." : "This audit was audited again.").Sentence,
        };

        RowTable Rows(RowView view) => view.Read(
            connection,
            connection.Rows($"SELECT id, team_ref FROM {view.Table} WHERE audit_id = $audit", r => (Row: new FoundRow(r.GetInt32(0)), Team: source.Context.Teams[r.GetInt32(1)]), ("$audit", audit.Id))
                .Where(r => source.Scope.Sees(r.Team)).Select(r => r.Row).ToList(),
            null);
    }

    private static Block Empty(Block block, string says) => block with { Table = block.Table with { Empty = says } };

    private static Block History(PageSource source, AuditRecord audit) => new("history", "What was changed", new Table(
        [Column.Text("row", "Row"), Column.Text("field", "Field"), Column.Text("was", "Was"), Column.Text("became", "Became"), Column.Text("source", "Earlier line"), Column.Text("replaced_by", "Replaced by")],
        [.. RowHistory.Of(source.Build.Connection, audit).Where(c => source.Scope.May(Personal.Of(c.Field))).Select(c => Row.Of(Cell.Of(c.Row), Cell.Of(InEnglish.Capital(c.Field.Replace('_', ' '))), Cell.Of(c.Was), Cell.Of(c.Became), Cell.Of(c.Line), Cell.Of(c.ReplacedBy)))],
        "Nothing: these rows stand as they first came in."))
    {
        IsWide = true,
    };
}
