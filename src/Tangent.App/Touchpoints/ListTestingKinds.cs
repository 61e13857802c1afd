using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>The kinds of testing moments: the built-in ones with their switches, and the organisation's own.</summary>
public sealed class ListTestingKinds(Db db)
{
    /// <summary>All of them; a version of 0 means that nobody has changed it yet.</summary>
    public async Task<Outcome<IReadOnlyList<TestingKind>>> Run(Actor who, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Moment) is { } refusal) return refusal;

        return Outcome<IReadOnlyList<TestingKind>>.Of(TestingKinds.All(await db.TestingKinds.ToListAsync(stop)));
    }
}
