using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>One blueprint, as it is being written or as a version of it says, with its notes and what the linter advises.</summary>
public sealed class ShowBlueprint(Db db, BlueprintChange change, TouchpointNames touchpoints, PeopleFacts people)
{
    private const int MostNotes = 200;

    /// <summary>What to show.</summary>
    /// <param name="Id">Which blueprint.</param>
    /// <param name="Number">Number of a published version; 0: what is being written; null: what holds, or what is being written where nothing does.</param>
    public sealed record Request(Guid Id, int? Number = null);

    /// <summary>A version that was published.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="FromUtc">Since when it held.</param>
    /// <param name="By">Who published it, as the reader may see the name; null: nobody with an account, or somebody who must not be seen.</param>
    public sealed record PublishedAs(int Number, DateTime FromUtc, string? By);

    /// <summary>What somebody said.</summary>
    /// <param name="Note">The note.</param>
    /// <param name="By">Who said it, likewise.</param>
    public sealed record Said(BlueprintNote Note, string? By);

    /// <summary>The blueprint as this reader sees it.</summary>
    /// <param name="Row">The blueprint.</param>
    /// <param name="Number">Number of the version that is shown; 0: what is being written.</param>
    /// <param name="Document">What that version says.</param>
    /// <param name="Versions">All versions, the latest first.</param>
    /// <param name="Touchpoints">The touchpoints that it names, by code in capitals.</param>
    /// <param name="Hindrances">What forbids to publish what is being written.</param>
    /// <param name="Advice">What the linter finds in what is shown.</param>
    /// <param name="Notes">What was said about it, the latest first.</param>
    /// <param name="MayEdit">Whether the reader may change it.</param>
    /// <param name="MayPublish">Whether the reader may publish it.</param>
    /// <param name="MayExport">Whether the reader may take it out.</param>
    public sealed record Shown(BlueprintRow Row, int Number, BlueprintDocument Document, IReadOnlyList<PublishedAs> Versions,
        IReadOnlyDictionary<string, TouchpointFact> Touchpoints, IReadOnlyList<Problem> Hindrances, IReadOnlyList<BlueprintFinding> Advice,
        IReadOnlyList<Said> Notes, bool MayEdit, bool MayPublish, bool MayExport)
    {
        /// <summary>The blueprint.</summary>
        public Blueprint Blueprint => Row.Blueprint;

        /// <summary>Its unit.</summary>
        public UnitFact Unit => Row.Unit;
    }

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Blueprint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (blueprint, unit) = reached.Value;
        int number = request.Number ?? blueprint.Published;
        var rows = await db.BlueprintVersions.AsNoTracking().Where(v => v.BlueprintId == blueprint.Id).OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.FromUtc, v.ActorId }).ToListAsync(stop);
        var document = number == 0 ? blueprint.Draft : await Version(blueprint.Id, number, stop);
        if (document is null) return Fail.NotFound;
        var notes = await db.BlueprintNotes.AsNoTracking().Where(n => n.BlueprintId == blueprint.Id).OrderByDescending(n => n.Id).Take(MostNotes)
            .ToListAsync(stop);
        var names = await people.Names(who, [.. rows.Select(v => v.ActorId).Concat(notes.Select(n => n.ActorId)).Distinct()], stop);
        return new Shown(new(blueprint, unit), number, document,
            [.. rows.Select(v => new PublishedAs(v.Number, v.FromUtc, names.GetValueOrDefault(v.ActorId)))], await Named(document, stop),
            [.. BlueprintRules.ToPublish(blueprint.Draft)], BlueprintLint.Of(document), [.. notes.Select(n => new Said(n, names.GetValueOrDefault(n.ActorId)))],
            who.May(Verb.Update, Kind.Blueprint, unit.Path), who.May(Verb.Act, Kind.Blueprint, unit.Path), who.May(Verb.Export, Kind.Blueprint));
    }

    private async Task<BlueprintDocument?> Version(BlueprintId id, int number, CancellationToken stop) =>
        await db.BlueprintVersions.AsNoTracking().Where(v => v.BlueprintId == id && v.Number == number).Select(v => v.Document).SingleOrDefaultAsync(stop)
            is { } text ? BlueprintCodec.Read(text).Value : null;

    private async Task<IReadOnlyDictionary<string, TouchpointFact>> Named(BlueprintDocument document, CancellationToken stop)
    {
        List<string> codes = [.. document.Steps.SelectMany(step => step.Cells.Select(cell => cell.Touchpoint).Append(step.Touchpoint)).OfType<string>()
            .Concat(document.KnownBy).Select(code => code.ToUpperInvariant()).Distinct()];
        return codes.Count == 0 ? new Dictionary<string, TouchpointFact>() : await touchpoints.Facts(codes, stop);
    }
}
