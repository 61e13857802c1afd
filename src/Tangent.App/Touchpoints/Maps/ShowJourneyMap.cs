using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>One journey map, as it is being written or as a version of it says, with its ideas, its evidence and what the linter advises.</summary>
public sealed class ShowJourneyMap(
    Db db, JourneyMapChange change, JourneyMapAdvice advice, EvidenceInSight evidence, TouchpointNames touchpoints, PeopleFacts people)
{
    private const int MostIdeas = 200;

    /// <summary>What to show.</summary>
    /// <param name="Id">Which map.</param>
    /// <param name="Number">Number of a published version; 0: what is being written; null: what holds, or what is being written where nothing does.</param>
    public sealed record Request(Guid Id, int? Number = null);

    /// <summary>A version that was published.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="FromUtc">Since when it held.</param>
    /// <param name="By">Who published it, as the reader may see the name; null: nobody with an account, or somebody who must not be seen.</param>
    public sealed record PublishedAs(int Number, DateTime FromUtc, string? By);

    /// <summary>An idea.</summary>
    /// <param name="Idea">The idea.</param>
    /// <param name="By">Who wrote it down, likewise.</param>
    public sealed record Told(MapIdea Idea, string? By);

    /// <summary>The map as this reader sees it.</summary>
    /// <param name="Row">The map.</param>
    /// <param name="Number">Number of the version that is shown; 0: what is being written.</param>
    /// <param name="Document">What that version says.</param>
    /// <param name="Versions">All versions, the latest first.</param>
    /// <param name="Touchpoints">The touchpoints that it names, by code in capitals.</param>
    /// <param name="Inner">Titles of the maps within it.</param>
    /// <param name="Advice">What the linter finds in what is shown.</param>
    /// <param name="Evidence">Evidence that the reader may see; the rest is missing.</param>
    /// <param name="Ideas">Ideas for it, the latest first.</param>
    /// <param name="MayEdit">Whether the reader may change it.</param>
    /// <param name="MayPublish">Whether the reader may publish it.</param>
    /// <param name="MayExport">Whether the reader may take it out.</param>
    public sealed record Shown(JourneyMapRow Row, int Number, MapDocument Document, IReadOnlyList<PublishedAs> Versions,
        IReadOnlyDictionary<string, TouchpointFact> Touchpoints, IReadOnlyDictionary<Guid, MapDocument> Inner, IReadOnlyList<MapFinding> Advice,
        IReadOnlyDictionary<MapEvidence, SeenEvidence> Evidence, IReadOnlyList<Told> Ideas, bool MayEdit, bool MayPublish, bool MayExport)
    {
        /// <summary>The map.</summary>
        public JourneyMap Map => Row.Map;

        /// <summary>Its unit.</summary>
        public UnitFact Unit => Row.Unit;
    }

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.JourneyMap) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (map, unit) = reached.Value;
        int number = request.Number ?? map.Published;
        var document = number == 0 ? map.Draft : await advice.Document(map.Id, number, stop);
        if (document is null) return Fail.NotFound;
        var rows = await db.JourneyMapVersions.AsNoTracking().Where(v => v.MapId == map.Id).OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.FromUtc, v.ActorId }).ToListAsync(stop);
        var ideas = await db.JourneyMapIdeas.AsNoTracking().Where(i => i.MapId == map.Id).OrderByDescending(i => i.Id).Take(MostIdeas).ToListAsync(stop);
        var names = await people.Names(who, [.. rows.Select(v => v.ActorId).Concat(ideas.Select(i => i.ActorId)).Distinct()], stop);
        return new Shown(new(map, unit), number, document,
            [.. rows.Select(v => new PublishedAs(v.Number, v.FromUtc, names.GetValueOrDefault(v.ActorId)))], await Named(document, stop),
            await Inner(document, stop), await advice.Of(map, number, document, stop), await evidence.Of(who, document, stop),
            [.. ideas.Select(i => new Told(i, names.GetValueOrDefault(i.ActorId)))],
            who.May(Verb.Update, Kind.JourneyMap, unit.Path), who.May(Verb.Act, Kind.JourneyMap, unit.Path), who.May(Verb.Export, Kind.JourneyMap));
    }

    private async Task<IReadOnlyDictionary<string, TouchpointFact>> Named(MapDocument document, CancellationToken stop)
    {
        List<string> codes = [.. document.Steps.Select(step => step.Touchpoint).OfType<string>().Concat(document.KnownBy)
            .Select(code => code.ToUpperInvariant()).Distinct()];
        return codes.Count == 0 ? new Dictionary<string, TouchpointFact>() : await touchpoints.Facts(codes, stop);
    }

    private async Task<IReadOnlyDictionary<Guid, MapDocument>> Inner(MapDocument document, CancellationToken stop)
    {
        JourneyMapId[] ids = [.. document.Steps.Select(step => step.Inner).OfType<Guid>().Distinct().Select(id => new JourneyMapId(id))];
        return ids.Length == 0 ? new Dictionary<Guid, MapDocument>()
            : await db.JourneyMaps.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id.Value, m => m.Draft, stop);
    }
}
