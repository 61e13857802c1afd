using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>One clause with all its versions, and how many have read each.</summary>
public sealed class ShowStandard(Db db, ListStandards list)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>A version.</summary>
    /// <param name="Version">What it says.</param>
    /// <param name="Readers">How many said that they read it.</param>
    public sealed record Written(StandardVersion Version, int Readers);

    /// <summary>The clause.</summary>
    /// <param name="Row">As the book shows it.</param>
    /// <param name="Versions">The latest first.</param>
    public sealed record Shown(StandardRow Row, IReadOnlyList<Written> Versions);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;

        var found = await list.Run(who, new(new(), request.Id), stop);
        if (found.Failure is { } failure) return failure;
        var versions = await db.StandardVersions.AsNoTracking().Where(v => v.StandardId == request.Id).OrderByDescending(v => v.Number).ToListAsync(stop);
        var readers = await db.StandardReceipts.Where(r => r.StandardId == request.Id).GroupBy(r => r.Number)
            .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, stop);
        return new Shown(found.Value.Rows[0], [.. versions.Select(version => new Written(version, readers.GetValueOrDefault(version.Number)))]);
    }
}
