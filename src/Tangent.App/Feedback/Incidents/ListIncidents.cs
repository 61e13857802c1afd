using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Voices;
using Tangent.App.Lists;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Incidents;

/// <summary>A piece of the critical incidents, the latest first.</summary>
public sealed class ListIncidents(Db db, IncidentReach reach, TouchpointNames touchpoints)
{
    /// <summary>What the list is narrowed to; nulls do not narrow.</summary>
    /// <param name="State">How far the coding is.</param>
    /// <param name="Outcome">How the customer took it.</param>
    /// <param name="Touchpoint">Where.</param>
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(CodingState? State = null, IncidentOutcome? Outcome = null, Guid? Touchpoint = null, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<IncidentRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Incident) is { } refusal) return refusal;

        var rows = await reach.Within(who, Verb.Read, stop);
        if (request.Outcome is { } outcome) rows = rows.Where(i => i.Outcome == outcome);
        if (request.Touchpoint is { } touchpoint) rows = rows.Where(i => i.Touchpoint == touchpoint);
        rows = request.State switch
        {
            CodingState.Settled => rows.Where(i => i.Type != null),
            CodingState.Split => rows.Where(i => i.Type == null && db.IncidentCodes.Count(c => c.IncidentId == i.Id) >= CodeIncident.Coders),
            CodingState.Open => rows.Where(i => i.Type == null && db.IncidentCodes.Count(c => c.IncidentId == i.Id) < CodeIncident.Coders),
            _ => rows,
        };
        var piece = await Keyset.Piece(rows, RowOrder<Incident>.ByUniqueKey(i => i.HappenedKey, isDescending: true),
            $"incidents|{request.State}|{request.Outcome}|{request.Touchpoint}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<IncidentRow>(await Show(who, piece.Value.Items, stop), piece.Value.Next, piece.Value.Previous);
    }

    internal async Task<IReadOnlyList<IncidentRow>> Show(Actor who, IReadOnlyList<Incident> incidents, CancellationToken stop)
    {
        Guid[] ids = [.. incidents.Select(i => i.Id)];
        var coded = await db.IncidentCodes.Where(c => EF.Parameter(ids).Contains(c.IncidentId)).GroupBy(c => c.IncidentId)
            .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, stop);
        var places = await touchpoints.ById([.. incidents.Select(i => i.Touchpoint).OfType<Guid>().Distinct()], stop);
        var units = await reach.Units(stop);
        return [.. incidents.Select(i =>
        {
            var unit = units[i.UnitId];
            bool isClear = VoiceRows.IsClear(who, unit);
            int codes = coded.GetValueOrDefault(i.Id);
            return new IncidentRow(i.Id, VoiceRows.Shown(i.Story, isClear), !isClear, i.Outcome, i.Teller,
                i.Touchpoint is { } at ? places.GetValueOrDefault(at) : null, unit, i.Channel, VoiceRows.Shown(i.Actors, isClear), i.VoiceId, i.HappenedUtc,
                i.Type, i.IsAdjudicated, codes, i.Type is not null ? CodingState.Settled : codes >= CodeIncident.Coders ? CodingState.Split : CodingState.Open);
        })];
    }
}
