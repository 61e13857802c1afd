using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;

namespace Tangent.App.Feedback;

/// <summary>Rows of a file as judgements, one a row: through the same door and by the same rules as those that programs send.</summary>
sealed class FeedbackImport(JudgementIntake intake, UnitFacts units) : IImportTarget
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Headers = ReadHeaders();

    private Actor who = Actor.Nobody;
    private ImportOptions options = new();
    private ImportedJudgement reading = new(null, null);

    public string Name => "feedback";

    public Kind Kind => Kind.Feedback;

    public bool HasSource => true;

    public IReadOnlyList<ImportField> Fields { get; } =
        [.. Headers.Select(field => new ImportField(field.Key, $"feedback.field.{field.Key}", field.Value, IsTime: field.Key == "given"))];

    public async Task Begin(Actor who, ImportOptions options, CancellationToken stop)
    {
        (this.who, this.options) = (who, options);
        // A time without an offset was read off a clock at the company.
        var root = (await units.All(stop)).Values.MinBy(unit => unit.Path.Value.Length);
        reading = new(root is null ? null : TimeZoneInfo.FindSystemTimeZoneById(root.TimeZone), options.IsDayFirst);
    }

    public async Task<Outcome<IReadOnlyList<RowVerdict>>> Take(IReadOnlyList<ImportRecord> rows, CancellationToken stop)
    {
        var verdicts = new RowVerdict?[rows.Count];
        List<JudgementEntry> entries = [];
        List<int> places = [];
        List<Problem> problems = [];
        for (int i = 0; i < rows.Count; i++)
        {
            if (reading.Read(rows[i], problems) is { } entry)
            {
                entries.Add(entry);
                places.Add(i);
                continue;
            }
            verdicts[i] = RowVerdict.Bad([.. problems]);
            problems.Clear();
        }
        var batch = new JudgementBatch(entries);
        await intake.SetAside(who, batch, stop);
        var source = options.Source ?? "";
        var failure = options.IsDry ? await intake.Judge(who, source, batch, stop) : await intake.TakeWithin(who, source, batch, stop);
        if (failure is not null) return failure;

        var wrong = batch.Problems.ToLookup(problem => problem.Row!.Value - 1, problem => problem with { Field = FieldOf(problem.Field) });
        var fates = batch.Fates;
        for (int i = 0; i < fates.Length; i++)
            verdicts[places[i]] = fates[i] switch
            {
                JudgementFate.Stored => RowVerdict.Good(RowEffect.New),
                JudgementFate.Corrected => RowVerdict.Good(RowEffect.Changed),
                JudgementFate.Unchanged => RowVerdict.Good(RowEffect.Unchanged),
                _ => RowVerdict.Bad([.. wrong[i]]),
            };
        return verdicts.Select(verdict => verdict!).ToList();
    }

    public void AreDurable() => intake.AreDurable();

    // The rules name fields as programs do: externalId is external-id here.
    private static string? FieldOf(string? field) => field is null ? null
        : string.Concat(field.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static Dictionary<string, IReadOnlyList<string>> ReadHeaders()
    {
        using var reader = new StreamReader(typeof(FeedbackImport).Assembly.GetManifestResourceStream("Feedback/import-words.tsv")!);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.TrimEnd('\r').Split('\t')).ToDictionary(words => words[0], words => (IReadOnlyList<string>)words[1..]);
    }
}
