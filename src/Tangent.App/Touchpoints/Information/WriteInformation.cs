using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints.Information;

/// <summary>Begins an information item, as a draft.</summary>
public sealed class WriteInformation(InformationCheck check, InformationChange change, TimeProvider clock)
{
    /// <summary>Writes it.</summary>
    /// <returns>The id of the new item.</returns>
    public async Task<Outcome<InformationId>> Run(Actor who, InformationFields request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Information) is { } refusal) return refusal;

        var found = await check.Run(Verb.Create, who, request, null, stop);
        if (found.Failure is { } wrong) return wrong;
        var now = clock.GetUtcNow();
        var item = InformationItem.Draft(
            new(Guid.CreateVersion7(now)), found.Value.Code, found.Value.Unit.Id, found.Value.Content, now.UtcDateTime);
        return (await change.Add(who, item, found.Value.Unit, stop)).Then(_ => item.Id);
    }
}
