using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Observed;

/// <summary>Rows of a file as finished sheets of programmes, one a row: an agency's visits, the scores of a recorder's own form.</summary>
/// <remarks>
/// A column whose header is an item's code or text holds its answers. A row is known by its number in the source, else by all that it says:
/// the same file again doubles nothing.
/// </remarks>
sealed class ObservedImport(Db db, LogWriter log, ObservedReach reach, ObservedScores scores, Audit audit, TimeProvider clock) : IImportTarget
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Words = ReadWords();

    private Actor who = Actor.Nobody;
    private ImportOptions options = new();
    private ImportedTime times = new(null, null);
    private IReadOnlyList<UnitFact> units = [];
    private readonly Dictionary<string, Known?> programmes = [];

    private sealed record Known(ObservedReach.Programme Of, FormDocument Form);

    private sealed record Told(ObservedReach.Sheet Sheet, FormDocument Form, Filled Filled, bool IsKnown);

    public string Name => "observations";

    public Kind Kind => Kind.Observation;

    public bool HasSource => true;

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        .. Words.Where(word => word.Key.StartsWith("field.", StringComparison.Ordinal)).Select(field => new ImportField(field.Key[6..],
            $"observed.{field.Key}", field.Value, IsRequired: field.Key is "field.programme" or "field.unit", IsTime: field.Key == "field.seen",
            IsMany: field.Key == "field.item")),
    ];

    public async Task Begin(Actor who, ImportOptions options, CancellationToken stop)
    {
        (this.who, this.options) = (who, options);
        units = await reach.OpenUnits(who, Verb.Import, Kind.Observation, stop);
        times = new(units.Count == 0 ? null : TimeZoneInfo.FindSystemTimeZoneById(units[0].TimeZone), options.IsDayFirst);
    }

    public async Task<Outcome<IReadOnlyList<RowVerdict>>> Take(IReadOnlyList<ImportRecord> rows, CancellationToken stop)
    {
        var verdicts = new RowVerdict[rows.Count];
        List<Told> fresh = [];
        HashSet<Guid> seen = [];
        for (int i = 0; i < rows.Count; i++)
        {
            List<Problem> problems = [];
            var told = await Read(rows[i], problems, stop);
            verdicts[i] = told is null ? RowVerdict.Bad(problems)
                : RowVerdict.Good(told.IsKnown || !seen.Add(told.Sheet.Row.Id) ? RowEffect.Unchanged : RowEffect.New);
            if (verdicts[i].Effect == RowEffect.New) fresh.Add(told!);
        }
        if (fresh.Count == 0) return verdicts;
        return await Write(fresh, stop) is { } failure ? failure : verdicts;
    }

    private async Task<Fail?> Write(List<Told> fresh, CancellationToken stop)
    {
        if (options.IsDry) return null;
        foreach (var told in fresh) db.AddInBulk(told.Sheet.Row);
        audit.Write(who, "observed.did.import", new(Kind.Observation, null, options.Source, UnitPath.Around(who.Scope(Verb.Import, Kind.Observation))),
            after: new { Stored = fresh.Count });
        if (await db.Commit(stop) is { } failure) return failure;
        var written = await log.Within<Done>(async turn =>
        {
            foreach (var same in fresh.GroupBy(told => told.Sheet.Programme.Id))
                if (await scores.Write(turn, [.. same.Select(told => (told.Sheet, told.Filled))], same.First().Form, stop) is { } trouble) return trouble;
            return new Done();
        }, stop);
        return written.Failure;
    }

    private async Task<Told?> Read(ImportRecord row, List<Problem> problems, CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var found = await Programme(row["programme"] ?? "", stop);
        if (found is null) problems.Add(new("observed.programme-missing", "programme", row.Row));
        var unit = units.FirstOrDefault(one => one.Code.Equals(row["unit"], StringComparison.OrdinalIgnoreCase));
        if (unit is null || found?.Of.Unit.Path.Contains(unit.Path) == false) problems.Add(new("observed.unit-missing", "unit", row.Row));
        var at = times.Of(row, "seen", problems) ?? now;
        if (at > now) problems.Add(new("observed.not-yet", "seen", row.Row));
        var words = WrittenText.Clean(row["words"]);
        if (words?.Length > ObservedSheet.LongestWords) problems.Add(new("form.too-long", "words", row.Row, ObservedSheet.LongestWords));
        if (found is not var (of, form)) return null;
        var answers = Answers(row, form, problems);
        if (problems.Count > 0) return null;
        problems.AddRange(SheetScore.Problems(form, answers, []).Select(one => one with { Field = "item", Row = row.Row }));
        if (problems.Count > 0) return null;

        var id = Named($"{options.Source}\n{of.Row.Id}\n{WrittenText.Line(row["external-id"]) ?? JudgementRules.NameOf(row.Said())}");
        var filled = new Filled(answers, [], words, UtcConverter.Truncate(at));
        var before = await db.ObservedSheets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop);
        var sheet = (before ?? new()
        {
            Id = id,
            ProgrammeId = of.Row.Id,
            ThingId = id,
            UnitId = unit!.Id,
            ObserverId = who.Id,
            FromUtc = filled.SeenUtc,
            ToUtc = filled.SeenUtc.AddDays(1),
        }).Fill(form, filled, now);
        if (sheet.Failure is { } clash) problems.Add(clash.Problems[0] with { Field = "external-id", Row = row.Row });
        return sheet.Failure is null ? new(new(sheet.Value, of.Row, unit!), form, filled, before is not null) : null;
    }

    private static Dictionary<string, string> Answers(ImportRecord row, FormDocument form, List<Problem> problems)
    {
        var answers = new Dictionary<string, string>();
        foreach (var (header, text) in row.Many)
        {
            var name = CellText.Token(header);
            var item = form.Items.FirstOrDefault(one => one.IsAnswered && (CellText.Token(one.Id) == name
                || one.Text.Languages.Any(language => CellText.Token(one.Text[language]!) == name)));
            if (item is null) problems.Add(new("observed.item-unknown", "item", row.Row, header));
            else answers[item.Id] = Answer(item, text);
        }
        return answers;
    }

    private static string Answer(FormItem item, string text)
    {
        var token = CellText.Token(text);
        bool Is(string answer) => Words[$"answer.{answer}"].Any(word => CellText.Token(word) == token);
        if (Is("na")) return SheetScore.NotApplicable;
        return item.Scale != ItemScale.YesNo ? text.Trim() : Is("yes") ? "yes" : Is("no") ? "no" : text.Trim();
    }

    private async Task<Known?> Programme(string title, CancellationToken stop)
    {
        if (programmes.TryGetValue(title, out var known)) return known;
        var ids = await db.ObservedProgrammes.Where(p => p.Title == title).OrderByDescending(p => p.MadeKey).Select(p => p.Id).Take(20).ToListAsync(stop);
        foreach (var id in ids)
        {
            var found = await reach.Find(who, Verb.Import, Kind.Observation, id, stop);
            if (found.Failure is null) return programmes[title] = new(found.Value, await reach.Form(found.Value.Row, stop));
        }
        return programmes[title] = null;
    }

    private static Guid Named(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static Dictionary<string, IReadOnlyList<string>> ReadWords()
    {
        using var reader = new StreamReader(typeof(ObservedImport).Assembly.GetManifestResourceStream("Feedback/Observed/import-words.tsv")!);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd('\r').Split('\t'))
            .ToDictionary(line => line[0], line => (IReadOnlyList<string>)line[1..]);
    }
}
