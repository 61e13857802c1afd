using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>One request: its clock, what is to be done next, and the proof of what was done.</summary>
public sealed class ShowPrivacyRequest(Db db, PrivacyReach reach, PeopleFacts people, TimeProvider clock)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>A line of the proof.</summary>
    /// <param name="Act">What was done.</param>
    /// <param name="AtUtc">When.</param>
    /// <param name="By">Who, or null where the reader sees no name.</param>
    /// <param name="CopyHash">SHA-256 of the copy that was handed out.</param>
    public sealed record Step(PrivacyAct Act, DateTime AtUtc, string? By, string? CopyHash);

    /// <summary>The request with everything about it.</summary>
    public sealed record Shown(PrivacyRequest Of, int PercentOver, IReadOnlyList<Step> Steps);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Read, request.Id, stop);
        if (found.Failure is { } failed) return failed;

        var steps = await db.PrivacySteps.AsNoTracking().Where(s => s.RequestId == request.Id).OrderBy(s => s.AtUtc).ThenBy(s => s.Id).ToListAsync(stop);
        var names = await people.Names(who, [.. steps.Select(step => step.ActorId).Distinct()], stop);
        return new Shown(found.Value.Request, found.Value.Request.PercentOver(clock.GetUtcNow().UtcDateTime),
            [.. steps.Select(step => new Step(step.Act, step.AtUtc, names.GetValueOrDefault(step.ActorId), step.CopyHash))]);
    }
}
