using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>Rows of a file as items of the inbox: comments of social media, reviews, slips of a suggestion box, open answers of surveys.</summary>
/// <remarks>A row without a number of its own is known by all that it says: the same file again doubles nothing.</remarks>
sealed class VoiceImport(Db db, VoiceIntake intake, VoiceReach reach, UnitFacts units, TouchpointNames touchpoints, TimeProvider clock) : IImportTarget
{
    private static readonly ImportedWords Known = ImportedWords.Load();

    private Actor who = Actor.Nobody;
    private ImportOptions options = new();
    private ImportedTime times = new(null, null);
    private UnitFact? home;

    public string Name => "voices";

    public Kind Kind => Kind.Voice;

    public bool HasSource => true;

    public IReadOnlyList<ImportField> Fields { get; } = [.. Known.Headers.Select(field => new ImportField(field.Key, $"voices.field.{field.Key}",
        field.Value, IsRequired: field.Key == "words", IsTime: field.Key == "given"))];

    public async Task Begin(Actor who, ImportOptions options, CancellationToken stop)
    {
        (this.who, this.options) = (who, options);
        // What names no unit goes into the inbox of the highest one for which the actor imports, read off a clock there.
        home = UnitFact.InTreeOrder((await reach.Units(stop)).Values.Where(unit => !unit.IsClosed && who.May(Verb.Import, Kind.Voice, unit.Path)))
            .MinBy(unit => unit.Depth);
        times = new(home is null ? null : TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone), options.IsDayFirst);
    }

    public async Task<Outcome<IReadOnlyList<RowVerdict>>> Take(IReadOnlyList<ImportRecord> rows, CancellationToken stop)
    {
        var verdicts = new RowVerdict[rows.Count];
        var owning = await units.ByCode([.. rows.Select(row => row["unit"]).OfType<string>().Where(code => code.Length > 0).Distinct()], stop);
        var places = await touchpoints.Meaning([.. rows.Select(row => row["touchpoint"]).OfType<string>().Where(name => name.Length > 0).Distinct()], stop);
        List<ToldVoice> told = [];
        List<int> from = [];
        List<Problem> problems = [];
        for (int i = 0; i < rows.Count; i++)
        {
            if (Read(rows[i], owning, places, problems) is { } one)
            {
                told.Add(one);
                from.Add(i);
                continue;
            }
            verdicts[i] = RowVerdict.Bad([.. problems]);
            problems.Clear();
        }
        if (told.Count == 0) return verdicts;
        var taken = options.IsDry ? await Judge(told, stop) : await intake.TakeWithin(who, options.Source ?? "", told, stop);
        if (taken.Failure is { } failure) return failure;
        for (int i = 0; i < told.Count; i++)
            verdicts[from[i]] = RowVerdict.Good(taken.Value[i].Fate switch
            {
                JudgementFate.Stored => RowEffect.New,
                JudgementFate.Corrected => RowEffect.Changed,
                _ => RowEffect.Unchanged,
            });
        return verdicts;
    }

    public void AreDurable() => intake.AreDurable();

    // All is done, and taken back.
    private async Task<Outcome<IReadOnlyList<TakenVoice>>> Judge(List<ToldVoice> told, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var taken = await intake.TakeWithin(who, options.Source ?? "", told, stop);
        await transaction.RollbackAsync(stop);
        db.Forget();
        return taken;
    }

    private ToldVoice? Read(ImportRecord row, IReadOnlyDictionary<string, UnitFact> owning, IReadOnlyDictionary<string, TouchpointId> places,
        List<Problem> problems)
    {
        var given = times.Of(row, "given", problems);
        var kind = Member(row, "kind", Known.Kinds, VoiceKind.Comment, problems);
        var way = Member(row, "way", Known.Ways, VoiceWay.Other, problems);
        var unit = row["unit"] is { Length: > 0 } code ? owning.GetValueOrDefault(code) : home;
        if (unit is null || !who.May(Verb.Import, Kind.Voice, unit.Path)) problems.Add(new("voices.unit-missing", "unit", row.Row));
        Guid? touchpoint = null;
        if (row["touchpoint"] is { Length: > 0 } name)
        {
            if (places.TryGetValue(name, out var at)) touchpoint = at.Value;
            else problems.Add(new("voices.touchpoint-missing", "touchpoint", row.Row));
        }
        var said = new VoiceFields(kind, way, row["words"], row["remedy"], null, given, row["customer"], row["phone"], row["open-id"], row["email"],
            touchpoint).Clean();
        problems.AddRange(said.Problems(clock.GetUtcNow().UtcDateTime, row.Row)
            .Select(one => one with { Field = one.Field == "openId" ? "open-id" : one.Field }));
        var externalId = WrittenText.Line(row["external-id"]);
        if (externalId?.Length > 100) problems.Add(new("form.too-long", "external-id", row.Row, 100));
        return problems.Count > 0 ? null : new(options.Source ?? "", externalId ?? JudgementRules.NameOf(row.Said()), said, unit!);
    }

    private static T Member<T>(ImportRecord row, string field, IReadOnlyDictionary<string, T> words, T usual, List<Problem> problems) where T : struct, Enum
    {
        if (row[field] is not { Length: > 0 } text) return usual;
        if (words.TryGetValue(ImportedWords.Folded(text), out var member)) return member;
        problems.Add(new($"voices.no-{field}", field, row.Row, text));
        return usual;
    }
}
