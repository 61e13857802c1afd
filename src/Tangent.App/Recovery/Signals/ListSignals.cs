using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Storage.Recovery;

namespace Tangent.App.Recovery.Signals;

/// <summary>A sign that was decided on.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="AtUtc">When it was given.</param>
/// <param name="DecidedUtc">When it was decided on.</param>
/// <param name="Share">The score as a share of its scale, 0 the worst; or null.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Why">Why no case, or null.</param>
/// <param name="Rule">Code of the rule that decided, or null.</param>
/// <param name="Policy">Version of the rules.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="Touchpoint">Where, or null.</param>
/// <param name="Unit">The unit.</param>
/// <param name="CaseId">Its case, or null.</param>
/// <param name="CaseNumber">Number of its case, if that is in sight; or null.</param>
public sealed record SignalLine(SignalKind Kind, DateTime AtUtc, DateTime DecidedUtc, double? Share, SignalFate Fate, PassReason? Why, string? Rule, int Policy,
    long? Customer, TouchpointFact? Touchpoint, UnitFact Unit, Guid? CaseId, string? CaseNumber);

/// <summary>The signs that were decided on, the latest first: each with its case or the reason why there is none.</summary>
public sealed class ListSignals(Db db, CaseReach reach, TouchpointNames touchpoints)
{
    private const int MostOfCase = 50;

    /// <summary>Which.</summary>
    /// <param name="Kind">Of which kind; null: all.</param>
    /// <param name="Fate">What became of them; null: all.</param>
    /// <param name="Why">Why there is no case; null: all.</param>
    /// <param name="Piece">Which piece of the list.</param>
    public sealed record Request(SignalKind? Kind = null, SignalFate? Fate = null, PassReason? Why = null, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<SignalLine>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Case) is { } refusal) return refusal;

        var rows = db.Signals.AsNoTracking();
        if (await reach.Own(who, Verb.Read, stop) is { } own) rows = rows.Where(s => EF.Parameter(own).Contains(s.UnitId));
        if (request.Kind is { } kind) rows = rows.Where(s => s.Kind == kind);
        if (request.Fate is { } fate) rows = rows.Where(s => s.Fate == fate);
        if (request.Why is { } why) rows = rows.Where(s => s.Why == why);
        var piece = await Keyset.Piece(rows, RowOrder<SignalRow>.ByUniqueKey(s => s.DecidedKey, true), $"signals|{request.Kind}|{request.Fate}|{request.Why}",
            request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<SignalLine>(await Lines(who, piece.Value.Items, stop), piece.Value.Next, piece.Value.Previous);
    }

    /// <summary>The signs of a case, the oldest first.</summary>
    internal async Task<IReadOnlyList<SignalLine>> Of(Actor who, Guid caseId, CancellationToken stop) =>
        await Lines(who, await db.Signals.AsNoTracking().Where(s => s.CaseId == caseId).OrderBy(s => s.DecidedKey).Take(MostOfCase).ToListAsync(stop), stop);

    private async Task<IReadOnlyList<SignalLine>> Lines(Actor who, IReadOnlyList<SignalRow> found, CancellationToken stop)
    {
        Guid[] cases = [.. found.Select(s => s.CaseId).OfType<Guid>().Distinct()];
        var numbers = await (await reach.Within(who, Verb.Read, stop)).Where(c => EF.Parameter(cases).Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Number, stop);
        var places = await touchpoints.ById([.. found.Select(s => s.Touchpoint).OfType<Guid>().Distinct()], stop);
        var owning = await reach.Units(stop);
        return [.. found.Select(s => new SignalLine(s.Kind, s.AtUtc, s.DecidedUtc, s.Share, s.Fate, s.Why, s.Rule, s.Policy, s.Customer,
            s.Touchpoint is { } at ? places.GetValueOrDefault(at) : null, owning[s.UnitId], s.CaseId, s.CaseId is { } id ? numbers.GetValueOrDefault(id)
                : null))];
    }
}
