using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Delivery.Notices;

/// <summary>How many notices a person has not read, for the bell: counted up to a bound, it stands on every page.</summary>
public sealed class CountNotices(Db db)
{
    /// <summary>More than this are not counted.</summary>
    public const int Most = 100;

    /// <summary>Nothing more to say.</summary>
    public sealed record Request;

    /// <summary>How many.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) => OwnNotices.Refuses(who) is { } refusal ? refusal
        : await db.Notices.Where(n => n.AccountId == who.Id && n.ReadUtc == null).Take(Most).CountAsync(stop);
}
