using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Finds touchpoints by their codes or ids: for links that people write as codes.</summary>
public sealed class FindTouchpoints(Db db)
{
    private const int MostAsked = 200;

    /// <summary>What to find.</summary>
    /// <param name="Codes">Codes in upper case; at most 200 count.</param>
    /// <param name="Ids">Ids; at most 200 count.</param>
    public sealed record Request(IReadOnlyList<string> Codes, IReadOnlyList<Guid> Ids);

    /// <summary>A touchpoint that was found.</summary>
    public sealed record Found(Guid Id, string Code, string NameZh, string NameEn);

    /// <summary>Those that exist, in the order of their codes; what does not exist is left out.</summary>
    public async Task<Outcome<IReadOnlyList<Found>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var codes = request.Codes.Take(MostAsked).ToList();
        var ids = request.Ids.Take(MostAsked).Select(id => new TouchpointId(id)).ToList();
        if (codes.Count + ids.Count == 0) return Outcome<IReadOnlyList<Found>>.Of([]);

        var found = await db.Touchpoints.AsNoTracking().Where(t => codes.Contains(t.Code) || ids.Contains(t.Id)).OrderBy(t => t.CodeKey)
            .Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn }).ToListAsync(stop);
        return Outcome<IReadOnlyList<Found>>.Of([.. found.Select(t => new Found(t.Id.Value, t.Code, t.NameZh, t.NameEn))]);
    }
}
