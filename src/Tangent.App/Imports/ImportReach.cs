using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Settings;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>Finds imports that an actor may see, and opens their files.</summary>
public sealed class ImportReach(Db db, StoredFiles files, IEnumerable<IImportTarget> targets, TangentSettings settings)
{
    /// <summary>How much of a file is read.</summary>
    internal TableLimits Limits => new(settings.Limits.ImportBytes);

    /// <summary>What rows of this import go into.</summary>
    internal IImportTarget TargetOf(string name) => targets.Single(target => target.Name == name);

    /// <summary>The target of this name that the actor may import into, or why there is none.</summary>
    internal Outcome<IImportTarget> TargetFor(Actor who, string? name)
    {
        if (targets.SingleOrDefault(target => target.Name == name) is not { } found) return Fail.Wrong("target", "form.not-a-choice");
        return who.Lacks(Verb.Import, found.Kind) is { } refusal ? refusal : Outcome<IImportTarget>.Of(found);
    }

    /// <summary>Why the actor may import nothing at all, or null.</summary>
    internal Fail? Lacks(Actor who) =>
        targets.Any(target => who.Lacks(Verb.Import, target.Kind) is null) ? null : who.Lacks(Verb.Import, Kind.Touchpoint);

    /// <summary>Names of what the actor may import into.</summary>
    internal IReadOnlyList<string> Open(Actor who) => [.. OpenTo(who).Select(target => target.Name)];

    /// <summary>One's own imports, and those of units within which one may import what they bring.</summary>
    internal IQueryable<ImportRow> InScope(Actor who) =>
        OpenTo(who).Select(target => InScope(who, target)).Aggregate(db.Imports.Where(import => false), Queryable.Concat);

    private IEnumerable<IImportTarget> OpenTo(Actor who) => targets.Where(target => who.Lacks(Verb.Import, target.Kind) is null);

    private IQueryable<ImportRow> InScope(Actor who, IImportTarget target)
    {
        var (name, units) = (target.Name, who.Scope(Verb.Import, target.Kind).Select(unit => unit.Value).ToList());
        return db.Imports.Where(import => import.Target == name
            && (import.CreatedBy == who.Id || units.Any(unit => EF.Functions.Like(import.UnitPath, unit + "%"))));
    }

    /// <summary>The import, or null: unknown and out of scope are answered alike.</summary>
    internal Task<ImportRow?> Find(Actor who, Guid id, CancellationToken stop) =>
        InScope(who).SingleOrDefaultAsync(import => import.Id == id, stop);

    /// <summary>The stored file as a table.</summary>
    internal async Task<Outcome<TableFile>> Open(ImportRow import, CancellationToken stop) =>
        await files.Read(import.FileId, stop) is { } stored
            ? TableFile.Open(new MemoryStream(stored.Bytes, writable: false), stored.FileName, Limits, import.Encoding, import.Lifecycle.Read(), stop)
            : Fail.NotFound;

    /// <summary>How this import is done.</summary>
    internal static ImportOptions Options(ImportRow import, TableFile file, IImportTarget target, bool isDry = false) => new(
        import.IsInUse, import.Source, isDry, import.IsDayFirst ?? DateOrder.Of(file, import.Columns, target.Fields));

    /// <summary>The problems of one bad row as they are kept, and back.</summary>
    internal static Items<BadRowProblem> Kept(IEnumerable<Problem> problems) => problems.Select(problem => new BadRowProblem(problem.Code, problem.Field,
        problem.Arguments.Select(argument => Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture) ?? "").ToItems())).ToItems();

    /// <inheritdoc cref="Kept"/>
    internal static IReadOnlyList<Problem> Problems(ImportBadRow row) =>
        [.. row.Problems.Select(problem => new Problem(problem.Code, problem.Field, row.Number, [.. problem.Arguments]))];
}
