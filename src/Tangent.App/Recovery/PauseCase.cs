using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery;

/// <summary>Stops a case's own clocks, because the customer has to do something first; or lets them go on. The law's clock is never stopped.</summary>
public sealed class PauseCase(RecoveryChange change)
{
    /// <summary>What to do.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="IsPaused">Whether the clocks stand still from now on.</param>
    /// <param name="Reason">Why, up to 500 characters; needed to stop them.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, bool? IsPaused, string? Reason = null, int? ExpectedVersion = null);

    /// <summary>Does it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) => change.Run(who, Verb.Update,
        request.IsPaused == false ? "recovery.did.resume" : "recovery.did.pause", request.Id, request.ExpectedVersion, (one, at) =>
        {
            var reason = WrittenText.Line(request.Reason);
            List<Problem> problems = [.. WrittenText.Check("reason", reason, RecoveryCase.LongestReason)];
            if (request.IsPaused is null) problems.Add(Problem.Of("isPaused", "form.required"));
            return problems.Count > 0 ? new Fail.Invalid(problems)
                : request.IsPaused!.Value ? one.Pause(reason, at.NowUtc, at.Clocks) : one.Resume(at.NowUtc, at.Clocks);
        }, stop);
}
