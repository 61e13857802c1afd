using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Coverage;

/// <summary>One reference, for those who may say what it means.</summary>
public sealed class ShowReference(Db db, ReferenceChange change)
{
    /// <summary>Which reference.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<ReferenceRow>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Touchpoint) is { } refusal) return refusal;

        if (await change.Find(request.Id, stop) is not { } reference) return Fail.NotFound;
        if (reference.MappedTo is not { } id) return new ReferenceRow(reference, null);
        var found = await db.Touchpoints.AsNoTracking().SingleAsync(t => t.Id == id, stop);
        return new ReferenceRow(reference, new(found.Id.Value, found.Code, found.NameZh, found.NameEn));
    }
}
