using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Coverage;

/// <summary>A reference in a list.</summary>
/// <param name="Reference">What was seen and decided.</param>
/// <param name="Touchpoint">What it means, or null.</param>
public sealed record ReferenceRow(TouchpointReference Reference, FindTouchpoints.Found? Touchpoint);

/// <summary>What is referred to: the most often seen first.</summary>
public sealed class ListReferences(Db db)
{
    /// <summary>What to list.</summary>
    /// <param name="Source">Only this source.</param>
    /// <param name="State">Only those of which this was decided.</param>
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(ReferenceSource? Source = null, ReferenceState? State = null, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<ReferenceRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var rows = db.TouchpointReferences.AsNoTracking();
        if (request.Source is { } source) rows = rows.Where(r => r.Source == source);
        if (request.State is { } state) rows = rows.Where(r => r.State == state);
        var piece = await Keyset.Piece(rows, RowOrder<TouchpointReference>.ByUniqueKey(r => r.CountKey, true), $"references|{request.Source}|{request.State}",
            request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;

        var ids = piece.Value.Items.Select(r => r.MappedTo).OfType<TouchpointId>().Distinct().ToList();
        var found = await db.Touchpoints.AsNoTracking().Where(t => ids.Contains(t.Id))
            .Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn }).ToDictionaryAsync(t => t.Id, stop);
        return piece.Value.Turn(r => new ReferenceRow(r, r.MappedTo is { } to && found.TryGetValue(to, out var t)
            ? new(t.Id.Value, t.Code, t.NameZh, t.NameEn) : null));
    }
}
