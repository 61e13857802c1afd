using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Voices;

/// <summary>A piece of the inbox (客户声音): searched, narrowed, what is due first at its head.</summary>
public sealed class ListVoices(VoiceRows rows)
{
    /// <summary>What to list; without an order as <see cref="VoiceOrder.Usual"/>.</summary>
    public sealed record Request(VoiceFilter Filter, VoiceOrder? Order = null, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<VoiceRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Voice) is { } refusal) return refusal;

        var found = await rows.Where(who, Verb.Read, request.Filter, stop);
        if (found.Failure is { } wrong) return wrong;
        var order = request.Order ?? VoiceOrder.Usual(request.Filter.Part);
        var piece = await Keyset.Piece(found.Value, VoiceRows.Ordered(order), $"voices|{order}|{request.Filter.Mark}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<VoiceRow>(await rows.Show(who, piece.Value.Items, isRevealed: false, stop), piece.Value.Next, piece.Value.Previous);
    }
}
