using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>API keys over units in the actor's scope, the newest first unless said otherwise. Secrets are not among what is listed.</summary>
public sealed class ListApiKeys(ApiKeyReading reading)
{
    /// <summary>Which keys, in which order, and which piece.</summary>
    /// <param name="WorkingOnly">Only those that are neither revoked nor expired.</param>
    /// <param name="Order">Ordered how.</param>
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(bool WorkingOnly = false, KeyListOrder? Order = null, PieceRequest? Piece = null);

    /// <summary>A key in the list.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="Name">What its maker calls it.</param>
    /// <param name="Prefix">First characters of the key.</param>
    /// <param name="Owner">Name of the person it belongs to, masked where the reader must not see it.</param>
    /// <param name="Role">Role of the key.</param>
    /// <param name="Verbs">What it may do at most.</param>
    /// <param name="UnitId">Over which unit and everything below.</param>
    /// <param name="UnitCode">Code of that unit.</param>
    /// <param name="NameZh">Chinese name of that unit.</param>
    /// <param name="NameEn">English name of that unit.</param>
    /// <param name="CreatedUtc">When it was made.</param>
    /// <param name="ExpiresUtc">When it stops working.</param>
    /// <param name="LastUsedUtc">When it was used last, or null.</param>
    /// <param name="RevokedUtc">When it was revoked, or null.</param>
    /// <param name="IsWorking">Whether it still opens anything.</param>
    /// <param name="Source">The system that signs its messages with it; null for a key that is sent along.</param>
    public sealed record Row(Guid Id, string Name, string Prefix, string Owner, Role Role, Verb Verbs, Guid UnitId,
        string UnitCode, string NameZh, string NameEn, DateTime CreatedUtc, DateTime ExpiresUtc, DateTime? LastUsedUtc,
        DateTime? RevokedUtc, bool IsWorking, string? Source);

    /// <summary>A piece of the list.</summary>
    public async Task<Outcome<Piece<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.ApiKey) is { } refusal) return refusal;

        var order = request.Order ?? new();
        var piece = await Keyset.Piece(reading.Where(who, Verb.Read, request.WorkingOnly), ApiKeyReading.Ordered(order),
            $"keys|{order}|{request.WorkingOnly}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<Row>(await reading.Name(who, piece.Value.Items, stop), piece.Value.Next, piece.Value.Previous);
    }

    internal static Row Show(ApiKey key, OrgUnit unit, string owner, DateTime nowUtc) => new(key.Id, key.Name, key.Prefix, owner,
        key.Role, key.Verbs, unit.Id, unit.Code, unit.NameZh, unit.NameEn, key.CreatedUtc, key.ExpiresUtc, key.LastUsedUtc,
        key.RevokedUtc, key.RevokedUtc is null && key.ExpiresUtc > nowUtc, key.Source);
}
