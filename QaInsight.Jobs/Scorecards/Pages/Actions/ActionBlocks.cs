using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Actions;

/// <summary>Actions of the window, and those still open: by service and team, by owner, by age, and one by one.</summary>
internal sealed class ActionBlocks(PageSource source, Period window, IReadOnlyList<ActionFact>? facts)
{
    private const int MostOwners = 50;
    private const int MostListed = 25;
    private const int MostKept = 1_000;

    private static readonly (Meaning Meaning, string Measure)[] States =
        [(Meaning.OnTime, "actions-on-time"), (Meaning.Late, "actions-late"), (Meaning.Overdue, "actions-overdue"), (Meaning.NotDue, "actions-not-due")];

    private readonly DateOnly today = source.Request.AsOf;
    private readonly int day = source.Selection.Day;
    private readonly List<ActionFact> open = [.. (facts ?? []).Where(a => a.IsOpen(source.Selection.Day))];

    private string Empty(string none) => facts is null ? OneByOne.TooMany : none;

    public Block ByService(Scorecard services) => Bars("by-service", "By service", "Service", services, key => source.Address with { Service = key });

    /// <summary>Drawn within a service and of one owner; a whole council's teams are a table.</summary>
    public Block ByTeam(Scorecard? teams)
    {
        if (teams is null)
            return new Block("by-team", "By team", new Table([], [], OneByOne.TooMany));
        if (source.Selection.Services.Count == 1 || source.Address.Person is not null)
            return Bars("by-team", "By team", "Team", teams, key => source.Address with { Team = key });
        // Teams are many: a name leads to the team's actions, where what was done and what is not due leads on.
        var rows = teams.Rows.Where(r => r["actions-raised"]!.Numerator > 0 || r["actions-older-outstanding"]!.Numerator > 0)
            .OrderByDescending(r => r["actions-overdue"]!.Numerator).ThenBy(r => r.Label, StringComparer.OrdinalIgnoreCase).ToList();
        return new Block("by-team", "By team, most overdue first", new Table(
            [Column.Text("team", "Team"), Column.Number("raised", "Raised"), .. States.Select(s => Column.Number(s.Measure.Replace('-', '_'), s.Meaning.Name)), Column.Number("older", "Older, still open")],
            [
                .. rows.Select(r => Row.Of(
                [
                    Cell.Of(r.Label, source.Address with { Team = r.Key }),
                    Cell.Count(r["actions-raised"]!.Numerator ?? 0, Rows(source.Address with { Team = r.Key }, "actions-raised")),
                    .. States.Select(s => Cell.Count(r[s.Measure]!.Numerator ?? 0, s.Meaning == Meaning.Overdue ? Rows(source.Address with { Team = r.Key }, s.Measure) : null)),
                    Cell.Count(r["actions-older-outstanding"]!.Numerator ?? 0, Rows(source.Address with { Team = r.Key }, "actions-older-outstanding")),
                ])),
            ],
            "No team has an action of these filters.")
        {
            MostShown = MostOwners,
        });
    }

    public Block Owners()
    {
        var owners = open.GroupBy(a => a.Owner ?? "", StringComparer.OrdinalIgnoreCase).Select(g => (Owner: g.Key, Open: g.ToList(), Overdue: g.Where(a => a.IsOverdue(day)).ToList()))
            .OrderByDescending(o => o.Overdue.Count).ThenByDescending(o => o.Open.Count).ThenBy(o => o.Owner, StringComparer.OrdinalIgnoreCase).ToList();
        return new Block("owners", "By owner, most overdue first", new Table(
            [Column.Text("owner", "Owner"), Column.Text("team", "Team"), Column.Number("open", "Open"), Column.Number("overdue", "Overdue"), Column.Number("longest_overdue", "Longest overdue, days"), Column.Number("not_due", "Not due yet"), Column.Day("oldest", "Oldest raised")],
            [
                .. owners.Select(o => Row.Of(
                    o.Owner.Length == 0 ? new Cell("Nobody named") : Cell.Of(o.Owner, source.Address with { Person = o.Owner }),
                    Cell.Of(Teams(o.Open)),
                    Cell.Count(o.Open.Count, OfOwner(o.Owner)),
                    Cell.Count(o.Overdue.Count, OfOwner(o.Owner, RowTest.Overdue)),
                    o.Overdue.Count == 0 ? Cell.None : Cell.Count(o.Overdue.Max(a => Ages.Days(a.DueOn, today))),
                    Cell.Count(o.Open.Count - o.Overdue.Count, OfOwner(o.Owner, RowTest.NotDue)),
                    Cell.Day(o.Open.Min(a => a.RaisedOn)))),
            ],
            Empty("No action is open."))
        {
            MostShown = MostOwners,
            Note = $"Of every action raised by the end of {window.To.Label} and open on {today.ToWords()}, however old. A name leads to that owner’s actions.",
        })
        {
            IsWide = true,
            Say = owners.Count == 0 ? null : new SentenceMaker().Say($"{InEnglish.Count(open.Count, "action is", "actions are")} open with {InEnglish.Count(owners.Count, "owner", "owners")}, ")
                .Strong($"{InEnglish.Count(owners.Sum(o => o.Overdue.Count))} of them overdue").Say(".").Sentence,
        };
    }

    public Block ByAge() => BarBlocks.Of(
        "ages", "How long they have been open", source.Selection.Services.Count == 1 ? "Team" : "Service", "open actions", Ages.Bands,
        open.GroupBy(a => source.Selection.Services.Count == 1 ? a.Team.Name : a.Team.Service).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => new StackedBar(g.Key, Ages.Parts(g.Select(a => a.RaisedOn), today, band => Open(Narrowed(g.Key), RowTest.Aged(band))))
        {
            Place = Narrowed(g.Key),
            Rows = Open(Narrowed(g.Key)),
        }), Empty("No action is open.")) with
    {
        Say = open.Count == 0 ? null : new SentenceMaker().Say($"Whole months from the day on which an action was raised to {today.ToWords()}.").Sentence,
    };

    public Block Verified()
    {
        var done = (facts ?? []).Where(a => a.Counted.Raised >= window.From && !a.IsOpen(day)).ToList();
        return BarBlocks.Of("verified", "Done, and looked at again", "Service", "actions done", [Meaning.Verified, Meaning.NotVerified], done.GroupBy(a => a.Team.Service).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g =>
            new StackedBar(g.Key, [new BarPart(g.Count(a => a.IsVerified(day)), Done(g.Key, RowTest.Verified)), new BarPart(g.Count(a => !a.IsVerified(day)), Done(g.Key, RowTest.NotVerified))])
            {
                Place = source.Address with { Service = g.Key },
                Rows = Done(g.Key),
            }), Empty("No action of these months is done."))
            with
        {
            Say = done.Count == 0 ? null : new SentenceMaker().Strong(InEnglish.Count(done.Count(a => !a.IsVerified(day)))).Say($" of {InEnglish.Count(done.Count, "action", "actions")} raised {InEnglish.When(window)} and done {(done.Count == 1 ? "is" : "are")} only closed: nobody has verified that the work was done.").Sentence,
        };
    }

    public Block NotVerified() => List("not-verified", "Done, not verified", (facts ?? []).Where(a => a.Counted.Raised >= window.From && !a.IsOpen(day) && !a.IsVerified(day)).OrderBy(a => a.Counted.CompletedOn), "Every action that was done has been verified.", hasDone: true);

    public Block Oldest() => List("oldest", "The oldest that are open", open.OrderBy(a => a.RaisedOn).ThenBy(a => a.DueOn), "No action is open.", hasDone: false);

    /// <summary>All of an owner's: the open ones by how long they are overdue, then what was done.</summary>
    public Block OfOwner() => List(
        "of-owner", "One by one", (facts ?? []).OrderBy(a => !a.IsOpen(day)).ThenBy(a => a.DueOn), "No action of these filters has this owner.", hasDone: true, 4 * MostListed, $"What is open, and what was raised {InEnglish.When(window)}.");

    /// <summary>Children with an action from before the window that is still open.</summary>
    public Block Children()
    {
        var children = open.Where(a => a.Counted.Raised < window.From).GroupBy(a => a.Child, StringComparer.Ordinal).Select(g => (Child: g.Key, Actions: g.OrderBy(a => a.RaisedOn).ToList())).OrderBy(c => c.Actions[0].RaisedOn).ThenBy(c => c.Child, StringComparer.Ordinal).ToList();
        return new Block("children", "Older actions, and the children behind them", new Table(
            [Column.Text("child", "Child"), Column.Number("actions", "Older actions open"), Column.Day("oldest", "Oldest raised"), Column.Number("overdue", "Longest overdue, days"), Column.Text("team", "Team"), Column.Text("owner", "Owner"), Column.Text("audit", "Audit of the oldest")],
            [
                .. children.Take(MostKept).Select(c => Row.Of(
                    new Cell(c.Child), Cell.Count(c.Actions.Count, Rows(source.Address, "actions-older-outstanding") with { Child = c.Child }), Cell.Day(c.Actions[0].RaisedOn), Cell.Count(c.Actions.Max(a => a.IsOverdue(day) ? Ages.Days(a.DueOn, today) : 0)),
                    Cell.Of(Teams(c.Actions)), Cell.Of(InEnglish.Listed([.. c.Actions.Select(a => a.Owner).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)])), Audit(c.Actions[0]))),
            ],
            Empty($"No action from before {window.From.Label} is open."))
        {
            MostShown = MostListed,
        })
        {
            IsWide = true,
            Say = children.Count == 0 ? null : new SentenceMaker().Strong(InEnglish.Count(children.Sum(c => c.Actions.Count), "action", "actions")).Say($" raised before {window.From.Label} for {InEnglish.Count(children.Count, "child", "children")} {(children.Sum(c => c.Actions.Count) == 1 ? "is" : "are")} still open.").Sentence,
        };
    }

    private Block Bars(string key, string title, string of, Scorecard card, Func<string, PageAddress> narrowed) => BarBlocks.Of(
        key, title, of, "actions raised", [.. States.Select(s => s.Meaning)],
        card.Rows.Select(r => new StackedBar(r.Label, [.. States.Select(s => r[s.Measure]!.Numerator is { } count and > 0 ? new BarPart(count, Rows(narrowed(r.Key), s.Measure)) : new BarPart(0))]) { Place = narrowed(r.Key), Rows = Rows(narrowed(r.Key), "actions-raised") }),
        $"No actions were raised {InEnglish.When(window)}.");

    private Block List(string key, string title, IEnumerable<ActionFact> actions, string none, bool hasDone, int most = MostListed, string? note = null)
    {
        var listed = actions.Take(MostKept).ToList();
        var hasOwner = source.Address.Person is null;
        return new Block(key, title, new Table(
            [
                Column.Text("action", "Action"), Column.Text("description", "What"), Column.Text("child", "Child"), Column.Text("team", "Team"), .. hasOwner ? [Column.Text("owner", "Owner")] : Array.Empty<Column>(),
                Column.Day("raised", "Raised"), Column.Day("due", "Due"), Column.Text("status", "Status"), Column.Number("overdue", "Days overdue"), .. hasDone ? [Column.Day("done", "Done")] : Array.Empty<Column>(), Column.Text("audit", "Audit"),
            ],
            [
                .. listed.Select(a => Row.Of(
                [
                    new Cell(a.Id), Cell.Of(a.Description), new Cell(a.Child), Cell.Of(a.Team.Name, source.Address with { Team = a.Team.Name, Person = null }), .. hasOwner ? [Cell.Of(a.Owner, source.Address with { Person = a.Owner })] : Array.Empty<Cell>(),
                    Cell.Day(a.RaisedOn), Cell.Day(a.DueOn), new Cell(States.First(s => Is(s.Measure, a)).Meaning.Name), a.IsOverdue(day) ? Cell.Count(Ages.Days(a.DueOn, today)) : Cell.None, .. hasDone ? [a.IsOpen(day) ? Cell.None : Cell.Day(a.CompletedOn)] : Array.Empty<Cell>(), Audit(a),
                ])),
            ],
            Empty(none))
        {
            MostShown = most,
            Note = listed.Count == 0 ? null : note,
        })
        {
            IsWide = true,
        };
    }

    private bool Is(string measure, ActionFact action) => ((ActionCount)source.Catalogue[measure].Numerator).IsCounted(action.Counted, day);

    private PageAddress Rows(PageAddress at, string measure) => (at with { Period = window.ToString() }).ToRows(measure) with { Person = source.Address.Person };

    private PageAddress Narrowed(string key) => source.Selection.Services.Count == 1 ? source.Address with { Team = key } : source.Address with { Service = key };

    // Whoever's they are, or the owner's that the page is of.
    private PageAddress Open(PageAddress at, params IReadOnlyList<RowTest> tests) => at.ToRows(ListKind.OpenActions.Word) with { Person = source.Address.Person, Only = tests.Count == 0 ? null : RowTest.Words(tests) };

    private PageAddress OfOwner(string owner, params IReadOnlyList<RowTest> tests) => owner.Length == 0
        ? source.Address.ToRows(ListKind.OpenActions.Word) with { Only = RowTest.Words([RowTest.NoOwner, .. tests]) }
        : Open(source.Address, tests) with { Person = owner };

    private PageAddress Done(string service, params IReadOnlyList<RowTest> tests) => Rows(source.Address with { Service = service }, "actions-raised") with { Only = RowTest.Words([RowTest.Done, .. tests]) };

    private Cell Audit(ActionFact action) => Cell.Of(action.AuditId, action.HasAudit ? source.Address.ToAudit(action.AuditId!) : null);

    private static string Teams(IEnumerable<ActionFact> actions) =>
        actions.CountBy(a => a.Team.Name).OrderByDescending(t => t.Value).Select(t => t.Key).ToList() is [var first, .. var others] && others.Count > 0 ? $"{first} and {InEnglish.Number(others.Count)} more" : actions.Select(a => a.Team.Name).FirstOrDefault() ?? "";
}
