using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Sends what is in review back to its writer, with a note that says what is to be mended.</summary>
public sealed class SendBackTouchpoint(TouchpointChange change, TimeProvider clock)
{
    /// <summary>What to send back.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="Note">What is to be mended, up to 300 characters.</param>
    /// <param name="ExpectedVersion">The version that the reviewer saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, string? Note, int? ExpectedVersion = null);

    /// <summary>Sends it back.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Touchpoint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var problems = TouchpointRules.CheckLine("note", request.Note, TouchpointRules.LongestReason).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var back = reached.Value.Touchpoint.SendBack(clock.GetUtcNow().UtcDateTime, request.Note!.Trim());
        return back.Failure is { } clash ? clash
            : await change.Write(who, "touchpoints.did.send-back", reached.Value, back.Value, reached.Value.Unit, stop);
    }
}
