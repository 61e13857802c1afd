using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery;

/// <summary>Which part of the messages.</summary>
public enum MessagePart
{
    /// <summary>全部.</summary>
    All,

    /// <summary>待发送: waiting, or under way.</summary>
    Open,

    /// <summary>已送出.</summary>
    Sent,

    /// <summary>需要处理: not sent, or nobody knows.</summary>
    Failed,

    /// <summary>已取消.</summary>
    Cancelled,
}

/// <summary>Messages on their way out and gone, the newest first.</summary>
public sealed class ListMessages(MessageReach reach)
{
    /// <summary>Which messages; nulls do not narrow.</summary>
    public sealed record Request(MessagePart Part = MessagePart.All, MessageKind? Kind = null, DeliveryChannel? Channel = null, Guid? Endpoint = null,
        Guid? About = null, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<MessageRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Message) is { } refusal) return refusal;

        var rows = await reach.Within(who, Verb.Read, stop);
        rows = request.Part switch
        {
            MessagePart.Open => rows.Where(m => m.EndedUtc == null),
            MessagePart.Sent => rows.Where(m => m.State == MessageState.Sent),
            MessagePart.Failed => rows.Where(m => m.State == MessageState.GivenUp || m.State == MessageState.Unsure),
            MessagePart.Cancelled => rows.Where(m => m.State == MessageState.Cancelled),
            _ => rows,
        };
        if (request.Kind is { } kind) rows = rows.Where(m => m.Kind == kind);
        if (request.Channel is { } channel) rows = rows.Where(m => m.Channel == channel);
        if (request.Endpoint is { } endpoint) rows = rows.Where(m => m.EndpointId == endpoint);
        if (request.About is { } about) rows = rows.Where(m => m.About == about);
        var piece = await Keyset.Piece(rows, RowOrder<Message>.ByUniqueKey(m => m.CreatedKey, isDescending: true),
            $"messages|{request with { Piece = null }}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<MessageRow>(await reach.Show(piece.Value.Items, stop), piece.Value.Next, piece.Value.Previous);
    }
}
