using Microsoft.EntityFrameworkCore;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Touchpoints;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>What the linter says of a map, with what the register, the moments and the blueprints know of its touchpoints.</summary>
public sealed class JourneyMapAdvice(Db db, TouchpointNames names)
{
    /// <summary>The findings of a document of this map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="number">Number of the version that the document is; 0: what is being written.</param>
    /// <param name="document">The document.</param>
    /// <param name="stop">Ends it.</param>
    internal async Task<IReadOnlyList<MapFinding>> Of(JourneyMap map, int number, MapDocument document, CancellationToken stop)
    {
        int before = number == 0 ? map.Published : number - 1;
        var held = before == 0 ? null : await Document(map.Id, before, stop);
        return MapLint.Of(document, new(await Touchpoints(document, stop), held?.Contacts()));
    }

    /// <summary>What a version says, or null.</summary>
    internal async Task<MapDocument?> Document(JourneyMapId id, int number, CancellationToken stop) =>
        await db.JourneyMapVersions.AsNoTracking().Where(v => v.MapId == id && v.Number == number).Select(v => v.Document).SingleOrDefaultAsync(stop)
            is { } text ? MapCodec.Read(text).Value : null;

    private async Task<IReadOnlyDictionary<string, MapFact>> Touchpoints(MapDocument document, CancellationToken stop)
    {
        List<string> codes = [.. document.Steps.Select(step => step.Touchpoint?.ToUpperInvariant()).OfType<string>().Distinct()];
        if (codes.Count == 0) return new Dictionary<string, MapFact>();
        var meaning = await names.Meaning(codes, stop);
        var ids = meaning.Values.Distinct().ToList();
        var kinds = await db.Touchpoints.AsNoTracking().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Kinds })
            .ToDictionaryAsync(t => t.Id, t => t.Kinds, stop);
        var moments = (await db.Moments.AsNoTracking().Where(m => ids.Contains(m.TouchpointId) && m.RetiredUtc == null).ToListAsync(stop))
            .ToLookup(m => m.TouchpointId);
        var owned = document.Steps.Any(step => step is { IsMoment: true, BackStage: null }) ? await OwnedInBlueprints(stop) : [];
        return meaning.ToDictionary(one => one.Key, one => new MapFact(
            kinds.GetValueOrDefault(one.Value) is var kind && kind.HasFlag(TouchpointKinds.BackStage) && !kind.HasFlag(TouchpointKinds.FrontStage),
            owned.Contains(one.Key) || moments[one.Value].Any(moment => moment.BackStageOwnerId is not null),
            moments[one.Value].FirstOrDefault(moment => moment.Testing is not null && string.IsNullOrWhiteSpace(moment.Sheet.Playbook))?.NameZh));
    }

    // Codes of touchpoints behind which a blueprint that holds names somebody below the line of visibility.
    private async Task<HashSet<string>> OwnedInBlueprints(CancellationToken stop)
    {
        var texts = await db.BlueprintVersions.AsNoTracking()
            .Where(v => db.Blueprints.Any(b => b.Id == v.BlueprintId && b.Published == v.Number)).Select(v => v.Document).ToListAsync(stop);
        return [.. texts.SelectMany(text => BlueprintCodec.Read(text).Value.Steps)
            .Where(step => step.Touchpoint is not null && step.Cells.Any(cell => BlueprintDocument.IsHidden(cell.Lane) && cell.Owner is not null))
            .Select(step => step.Touchpoint!.ToUpperInvariant())];
    }
}
