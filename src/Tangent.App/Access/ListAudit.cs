using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Access;

/// <summary>Searches the audit log, the newest first unless said otherwise. One's own acts are always among what one may see.</summary>
public sealed class ListAudit(AuditReading reading)
{
    /// <summary>What to look for, in which order, and which piece.</summary>
    public sealed record Request(AuditFilter? Filter = null, bool IsOldestFirst = false, PieceRequest? Piece = null);

    /// <summary>A piece of the log.</summary>
    public async Task<Outcome<Piece<AuditRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (!who.IsKnown) return who.Lacks(Verb.Read, Kind.AuditEntry)!;

        var filter = request.Filter ?? new();
        var entries = AuditReading.Matching(reading.Visible(who, Verb.Read, withOwn: true), filter);
        var piece = await Keyset.Piece(entries, AuditReading.ByTime(request.IsOldestFirst),
            $"audit|{request.IsOldestFirst}|{filter.Mark}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<AuditRow>(await reading.Name(who, piece.Value.Items, stop), piece.Value.Next, piece.Value.Previous);
    }
}
