using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.Published;
using Tangent.App.Demo;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery.Signals;

/// <summary>Follows the scores as they come in, and looks once at complaints that waited before there was recovery.</summary>
sealed class ScorePump(IServiceScopeFactory scopes) : IPump
{
    public TimeSpan Rest => TimeSpan.FromSeconds(2);

    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FollowSigns>().Next(stop);
    }
}

/// <summary>Brings what customers said before the rules: scores in the order in which they were written, complaints as they are told.</summary>
public sealed class FollowSigns(Db db, BadSigns signs, UnitFacts units, SignalIntake intake, JobFacts jobs)
    : IHandle<ComplaintReceived>, IHandle<PromiseBroken>
{
    private const int Most = 5000;

    /// <summary>Looks at the next scores. Broken off, it looks at the same again; nothing comes of that.</summary>
    /// <returns>Whether there is perhaps more at once.</returns>
    internal async Task<bool> Next(CancellationToken stop)
    {
        // A whole past is being loaded: what became of it is loaded too.
        if (await jobs.IsAnyOpen(DemoLivesJob.Name, stop)) return false;
        var state = await db.RecoveryStates.AsNoTracking().SingleAsync(stop);
        if (state.IsSwept && state.Judgements >= await signs.LastScore(stop)) return false;
        return (await intake.Take(Actor.System, place => place.IsSwept ? Scores(place) : Waiting(place), stop)).Failure is null;

        async Task<Brought> Scores(Place place)
        {
            var (low, upto) = await signs.LowScores(place.Scores, Most, stop);
            return new([.. low.Select(Of)], place with { Scores = upto });
        }

        async Task<Brought> Waiting(Place place) => new(await Of(await signs.Waiting(stop), stop), place with { IsSwept = true });
    }

    /// <inheritdoc/>
    public async Task Handle(ComplaintReceived happened, Guid id, CancellationToken stop) =>
        // The event waits and comes again.
        Held(await intake.Take(Actor.System, async place => new(await Of(await signs.Complaints([happened.Voice], stop), stop), place), stop));

    /// <inheritdoc/>
    public async Task Handle(PromiseBroken happened, Guid id, CancellationToken stop)
    {
        var unit = (await units.Of([happened.UnitId], stop))[happened.UnitId];
        Held(await intake.Take(Actor.System, new SeenSignal(SignalKind.BrokenPromise, happened.Breach.ToString(), happened.StartedUtc, happened.Customer, null,
            null, happened.Touchpoint, unit.Id, unit.Path), stop));
    }

    private static void Held(Outcome<IReadOnlyList<TakenSignal>> taken)
    {
        if (taken.Failure is { } failure) throw new InvalidOperationException(failure.Problems[0].Code);
    }

    private async Task<SeenSignal[]> Of(IReadOnlyList<ComplaintFact> complaints, CancellationToken stop)
    {
        var owning = await units.Of([.. complaints.Select(one => one.UnitId).Distinct()], stop);
        return [.. complaints.Select(one => Of(one, owning))];
    }

    /// <summary>A complaint as a sign.</summary>
    internal static SeenSignal Of(ComplaintFact one, IReadOnlyDictionary<Guid, UnitFact> owning) => new(SignalKind.Complaint, one.Id.ToString(), one.AtUtc,
        one.Customer, null, null, one.Touchpoint, one.UnitId, owning[one.UnitId].Path, null, one.Number, one.Words, one.Wish);

    /// <summary>A low score as a sign.</summary>
    internal static SeenSignal Of(LowScore score) => new(SignalKind.LowScore, score.Key, score.AtUtc, score.Customer, score.Tier, score.Journey,
        score.Touchpoint, score.Unit.Id, score.Unit.Path, score.Share, null, score.Comment);
}
