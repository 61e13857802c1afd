using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Information;

/// <summary>Writes the next text of an item: a draft, behind what is published. The same again changes nothing.</summary>
public sealed class EditInformation(InformationChange change, InformationCheck check, TimeProvider clock)
{
    /// <summary>What to write.</summary>
    /// <param name="Id">Which item.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Fields">All fields as they shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, InformationFields Fields);

    /// <summary>Writes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Information) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var found = await check.Run(Verb.Update, who, request.Fields, reached.Value.Item, stop);
        if (found.Failure is { } wrong) return wrong;
        var written = reached.Value.Item.Write(found.Value.Code, found.Value.Unit.Id, found.Value.Content, clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "touchpoints.did.info-edit", reached.Value, written, found.Value.Unit, stop);
    }
}
