using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Information;

/// <summary>How many items a list has.</summary>
public sealed class CountInformation(InformationRows rows)
{
    /// <summary>What to count.</summary>
    public sealed record Request(InformationFilter Filter);

    /// <summary>Counts them.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Information) is { } refusal) return refusal;

        return await rows.Where(request.Filter).CountAsync(stop);
    }
}
