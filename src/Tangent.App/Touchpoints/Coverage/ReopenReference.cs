using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Coverage;

/// <summary>Takes back what was decided about a reference: it is open again.</summary>
public sealed class ReopenReference(ReferenceChange change)
{
    /// <summary>Which reference.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Opens it again.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (ReferenceChange.Refuses(who) is { } refusal) return refusal;

        return await change.Find(request.Id, stop) is not { } reference ? Fail.NotFound
            : await change.Write(who, "touchpoints.did.reopen-reference", reference, reference.Reopen(), stop);
    }
}
