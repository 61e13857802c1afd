using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Rows of a file as touchpoints, told apart by their codes: the rules of registering and changing one, in batches.</summary>
sealed class TouchpointImport(Db db, UnitFacts units, PeopleFacts people, TouchpointChange change, TimeProvider clock) : IImportTarget
{
    private static readonly string[] Optional = ["aliases", "offered-by", "owner", "kinds", "distance", "provider", "recipient", "technology",
        "through", "degree", "delivery", "form", "place", "fee", "frequency", "technicality", "nature"];

    private static readonly Dictionary<string, string> FieldOf = new()
    {
        ["nameZh"] = "name-zh",
        ["nameEn"] = "name-en",
        ["unitId"] = "unit",
        ["ownerId"] = "owner",
        ["offeredBy"] = "offered-by",
        ["measures"] = "quality",
    };

    private Actor who = Actor.Nobody;
    private ImportOptions options = new();
    private IReadOnlyDictionary<Guid, UnitFact> unitsById = new Dictionary<Guid, UnitFact>();
    private ILookup<string, UnitFact> unitsByName = Array.Empty<UnitFact>().ToLookup(unit => unit.Code);
    private ILookup<string, Guid> peopleByName = Array.Empty<Guid>().ToLookup(id => "");
    private HashSet<Guid> owners = [];

    public string Name => "touchpoints";

    public Kind Kind => Kind.Touchpoint;

    public bool IsReviewed => true;

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        Field("code") with { IsKey = true, IsRequired = true }, Field("name-zh") with { IsRequired = true }, Field("name-en") with { IsRequired = true },
        Field("channel") with { IsRequired = true }, Field("stage") with { IsRequired = true }, Field("unit") with { IsRequired = true },
        .. Optional.Select(Field),
        new("quality", "touchpoints.import.quality", ImportWords.Of("quality")),
        new("efficiency", "touchpoints.import.efficiency", ImportWords.Of("efficiency")),
    ];

    public async Task Begin(Actor who, ImportOptions options, CancellationToken stop)
    {
        (this.who, this.options) = (who, options);
        unitsById = await units.All(stop);
        unitsByName = unitsById.Values.SelectMany(unit => new[] { unit.Code, unit.NameZh, unit.NameEn }.Select(CellText.Token).Distinct()
            .Select(name => (name, unit))).ToLookup(pair => pair.name, pair => pair.unit);
        var staff = await people.Directory(who, Verb.Import, Kind.Touchpoint, stop);
        owners = [.. staff.Select(person => person.Id)];
        peopleByName = staff.SelectMany(person => new[] { person.Email, person.Name }.OfType<string>()
            .Select(name => (name: name.ToUpperInvariant(), person.Id))).ToLookup(pair => pair.name, pair => pair.Id);
    }

    public async Task<Outcome<IReadOnlyList<RowVerdict>>> Take(IReadOnlyList<ImportRecord> rows, CancellationToken stop)
    {
        var codes = rows.Select(CodeOf).Where(TouchpointRules.IsCode).Distinct().ToList();
        var known = await db.Touchpoints.AsNoTracking().Where(t => codes.Contains(t.Code)).ToDictionaryAsync(t => t.Code, stop);
        var now = clock.GetUtcNow();
        return rows.Select(row => Take(row, known.GetValueOrDefault(CodeOf(row)), now)).ToList();
    }

    private RowVerdict Take(ImportRecord row, Touchpoint? current, DateTimeOffset now)
    {
        if (current is not null && who.Lacks(Verb.Import, Kind.Touchpoint, unitsById[current.UnitId].Path) is not null)
            return RowVerdict.Bad(new Problem("imports.out-of-reach", "code"));
        var read = new ImportedFields(row, current, unitsByName, peopleByName);
        var fields = read.Read();
        var judged = TouchpointCheck.Judge(Verb.Import, who, fields, current,
            new(unitsById, owners.Contains, _ => current?.Id, new HashSet<TouchpointId>()));
        if (judged.Failure is Fail.Forbidden) return RowVerdict.Bad(new Problem("imports.out-of-reach", "unit"));
        var problems = read.Problems.Concat((judged.Failure?.Problems ?? []).Select(Named)
            .Where(problem => read.Problems.TrueForAll(one => one.Field != problem.Field))).ToList();
        if (problems.Count > 0) return RowVerdict.Bad(problems);
        return current is null ? Add(judged.Value, now) : Change(current, judged.Value, now.UtcDateTime);
    }

    private RowVerdict Add(TouchpointCheck.Checked found, DateTimeOffset now)
    {
        var made = Touchpoint.Draft(new(Guid.CreateVersion7(now)), found.Details, now.UtcDateTime);
        if (options.IsInUse)
        {
            if (who.Lacks(Verb.Act, Kind.Touchpoint, found.Unit) is not null) return RowVerdict.Bad(new Problem("imports.out-of-reach", "unit"));
            made = made.InUse(who.Id, now.UtcDateTime);
        }
        change.StageInBulk(who, "touchpoints.did.import", null, made, found.Unit);
        return RowVerdict.Good(RowEffect.New);
    }

    private RowVerdict Change(Touchpoint current, TouchpointCheck.Checked found, DateTime now)
    {
        var gaps = TouchpointRules.NewGaps(current, found.Details);
        if (gaps.Count > 0) return RowVerdict.Bad([.. gaps.Select(Named)]);
        var changed = current.With(found.Details, now);
        if (ReferenceEquals(changed, current)) return RowVerdict.Good(RowEffect.Unchanged);
        change.StageInBulk(who, "touchpoints.did.import", current, changed, found.Unit);
        return RowVerdict.Good(RowEffect.Changed);
    }

    /// <summary>The problem at the field of the file: <c>classification.distance</c> is <c>distance</c> there, <c>aliases.2</c> is <c>aliases</c>.</summary>
    private static Problem Named(Problem problem)
    {
        var parts = (problem.Field ?? "").Split('.');
        var name = parts is ["classification" or "sheet", var inner, ..] ? inner : parts[0];
        return problem with { Field = FieldOf.GetValueOrDefault(name, name) };
    }

    private static string CodeOf(ImportRecord row) => CellText.Code(row["code"] ?? "").ToUpperInvariant();

    private static ImportField Field(string key) => new(key, $"touchpoints.field.{key}", ImportWords.Of(key));
}
