using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.App.LogFiles;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Standards.DialTests;

/// <summary>Rows of a file as runs of tests: what a caller wrote into a table, or a tool tells of its calls.</summary>
/// <remarks>A row is known by its number in the source, else by all that it says: the same file again doubles nothing.</remarks>
sealed class DialTestImport(Db db, RunWriter writer, UnitFacts units, TimeProvider clock) : IImportTarget
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Words = ReadWords();

    private Actor who = Actor.Nobody;
    private ImportOptions options = new();
    private TimeReader times = new(null, null);
    private Dictionary<string, TestCase> cases = [];

    public string Name => "dial-tests";

    public Kind Kind => Kind.DialTest;

    public bool HasSource => true;

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        .. Words.Where(word => word.Key.StartsWith("field.", StringComparison.Ordinal)).Select(field => new ImportField(field.Key[6..],
            $"dialtests.{field.Key}", field.Value, IsRequired: field.Key is "field.case" or "field.started", IsTime: field.Key == "field.started")),
    ];

    public async Task Begin(Actor who, ImportOptions options, CancellationToken stop)
    {
        (this.who, this.options) = (who, options);
        var all = await units.All(stop);
        // A time without an offset was read off a clock at the company.
        var root = all.Values.MinBy(unit => unit.Path.Value.Length);
        times = new(root is null ? null : TimeZoneInfo.FindSystemTimeZoneById(root.TimeZone), options.IsDayFirst);
        cases = (await db.TestCases.AsNoTracking().Where(c => c.RetiredUtc == null).ToListAsync(stop))
            .Where(one => who.May(Verb.Import, Kind.DialTest, all[one.UnitId].Path)).ToDictionary(one => one.Code, StringComparer.OrdinalIgnoreCase);
    }

    public async Task<Outcome<IReadOnlyList<RowVerdict>>> Take(IReadOnlyList<ImportRecord> rows, CancellationToken stop)
    {
        var verdicts = new RowVerdict?[rows.Count];
        List<(int Row, RunWriter.ToWrite Run)> good = [];
        for (int i = 0; i < rows.Count; i++)
        {
            List<Problem> problems = [];
            if (Read(rows[i], problems) is { } run) good.Add((i, run));
            else verdicts[i] = RowVerdict.Bad(problems);
        }
        var isNew = options.IsDry ? await Look([.. good.Select(one => one.Run)], stop) : await writer.Write(who, [.. good.Select(one => one.Run)], stop);
        if (isNew.Failure is { } failure) return failure;
        for (int i = 0; i < good.Count; i++) verdicts[good[i].Row] = RowVerdict.Good(isNew.Value[i] ? RowEffect.New : RowEffect.Unchanged);
        return verdicts.Select(verdict => verdict!).ToList();
    }

    public void AreDurable() => writer.AreDurable();

    private async Task<Outcome<IReadOnlyList<bool>>> Look(IReadOnlyList<RunWriter.ToWrite> runs, CancellationToken stop)
    {
        var keys = runs.Select(one => one.Run.Key).ToList();
        var known = (await db.TestRuns.Where(r => keys.Contains(r.Key)).Select(r => new { r.CaseId, r.Key }).ToListAsync(stop))
            .Select(one => (one.CaseId, one.Key)).ToHashSet();
        return runs.Select(one => known.Add((one.Case.Id, one.Run.Key))).ToList();
    }

    private RunWriter.ToWrite? Read(ImportRecord row, List<Problem> problems)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        if (!cases.TryGetValue(CellText.Code(row["case"] ?? ""), out var one)) problems.Add(new("dialtests.case-missing", "case", row.Row));
        var started = Started(row, problems);
        var result = Result(row, problems);
        var said = row["external-id"] is { Length: > 0 } id ? id : row.Said();
        var run = new TestRun
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CaseId = one?.Id ?? Guid.Empty,
            Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Source}\n{said}"))),
            Source = RunSource.File,
            StartedUtc = UtcConverter.Truncate(started ?? now),
            Mismatch = result,
            DialSeconds = Number(row, "dial-seconds", problems),
            HumanSeconds = Number(row, "human-seconds", problems),
            TookSeconds = Number(row, "took-seconds", problems),
            Steps = (int?)Number(row, "steps", problems),
            Errors = (int?)Number(row, "errors", problems),
            Note = row["note"] is { Length: > 0 } note ? note : null,
            ActorId = who.Id,
        };
        var scored = Ease(row, problems);
        if (problems.Count > 0) return null;
        problems.AddRange(run.Problems(now).Select(problem => problem with { Field = FieldOf(problem.Field), Row = row.Row }));
        return problems.Count > 0 ? null : new(one!, run with { Usability = scored?.Score, UsabilityBy = scored?.By });
    }

    private DateTime? Started(ImportRecord row, List<Problem> problems)
    {
        var text = row["started"] ?? "";
        long micros = times.Read(Encoding.UTF8.GetBytes(text));
        if (micros != Analytics.Flow.Step.NoEnd) return EncounterRow.Utc(micros);
        problems.Add(text.Length == 0 ? new("form.required", "started", row.Row) : new("dialtests.time-unreadable", "started", row.Row, text));
        return null;
    }

    // An empty cell is a run that went as expected; a word that nobody knows is not guessed.
    private static Mismatch? Result(ImportRecord row, List<Problem> problems)
    {
        var token = CellText.Token(row["result"] ?? "");
        if (token.Length == 0 || IsWord("result.passed", token)) return null;
        foreach (var mismatch in Enum.GetValues<Mismatch>())
            if (IsWord($"result.{mismatch}", token)) return mismatch;
        problems.Add(new("dialtests.result-unknown", "result", row.Row, row["result"]!));
        return null;
    }

    private static bool IsWord(string key, string token) => Words[key].Any(word => CellText.Token(word) == token);

    private static (double Score, string By)? Ease(ImportRecord row, List<Problem> problems)
    {
        if (row["usability"] is not { Length: > 0 } text) return null;
        var answers = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToList();
        if (Questionnaire.Score(answers) is { } scored) return scored;
        problems.Add(new("dialtests.usability-shape", "usability", row.Row));
        return null;
    }

    private static decimal? Number(ImportRecord row, string field, List<Problem> problems)
    {
        if (row[field] is not { Length: > 0 } text) return null;
        bool isWhole = field is "steps" or "errors";
        if (decimal.TryParse(CellText.Code(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && number <= 1_000_000 && (!isWhole || number == decimal.Truncate(number))) return number;
        problems.Add(new("dialtests.number-unreadable", field, row.Row, text));
        return null;
    }

    private static string? FieldOf(string? field) =>
        field is null ? null : string.Concat(field.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static Dictionary<string, IReadOnlyList<string>> ReadWords()
    {
        using var reader = new StreamReader(typeof(DialTestImport).Assembly.GetManifestResourceStream("Standards/import-words.tsv")!);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.TrimEnd('\r').Split('\t')).ToDictionary(words => words[0], words => (IReadOnlyList<string>)words[1..]);
    }
}
