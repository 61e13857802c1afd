using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>One touchpoint with its history, and what the reader may do to it.</summary>
public sealed class ShowTouchpoint(Db db, TouchpointRows register, AuditTrail trail, ITouchpointUse use)
{
    // Older acts stand in the audit log.
    private const int MostHistory = 200;

    /// <summary>What to show.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="WithHistory">Whether its acts are wanted too.</param>
    /// <param name="WithUse">Whether it is wanted how often it is met.</param>
    public sealed record Request(Guid Id, bool WithHistory = false, bool WithUse = false);

    /// <summary>The touchpoint as this reader sees it.</summary>
    /// <param name="Row">What is written about it.</param>
    /// <param name="History">Acts on it, the newest first; empty when not asked for.</param>
    /// <param name="MayEdit">Whether the reader may change it.</param>
    /// <param name="MayRetire">Whether the reader may retire or restore it.</param>
    /// <param name="MayApprove">Whether the reader may approve it, send it back and sign it as a key touchpoint.</param>
    /// <param name="Use">How often it is met, when that was asked for and is known to this reader.</param>
    public sealed record Shown(TouchpointRow Row, IReadOnlyList<TrailEntry<TouchpointFacts>> History, bool MayEdit, bool MayRetire,
        bool MayApprove, TouchpointUse? Use)
    {
        /// <summary>What it lacks before a review.</summary>
        public IReadOnlyList<Problem> Gaps => TouchpointGaps.Of(Row.Details);
    }

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var id = new TouchpointId(request.Id);
        if (await db.Touchpoints.SingleOrDefaultAsync(t => t.Id == id, stop) is not { } touchpoint) return Fail.NotFound;

        var row = (await register.Naming(who, [touchpoint], stop))(touchpoint);
        var history = request.WithHistory
            ? await trail.Of<TouchpointFacts>(who, Kind.Touchpoint, request.Id.ToString(), MostHistory, stop)
            : [];
        return new Shown(row, history, who.May(Verb.Update, Kind.Touchpoint, row.Unit.Path),
            who.May(Verb.Delete, Kind.Touchpoint, row.Unit.Path), who.May(Verb.Act, Kind.Touchpoint, row.Unit.Path),
            request.WithUse ? (await use.Of(who, [request.Id], stop)).GetValueOrDefault(request.Id) : null);
    }
}
