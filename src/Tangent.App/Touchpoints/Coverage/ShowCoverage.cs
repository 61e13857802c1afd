using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Coverage;

/// <summary>How well the register covers what the company does: references mapped of all, its matrix, and what its records lack.</summary>
public sealed class ShowCoverage(Db db, CountTouchpoints count)
{
    private const int MostShown = 20;

    /// <summary>Asks for all of it.</summary>
    public sealed record Request;

    /// <summary>References of one source.</summary>
    public sealed record SourceCount(ReferenceSource Source, int Mapped, int Ignored, int Open);

    /// <summary>What touchpoints in use lack: how many, and the first of them.</summary>
    public sealed record Gap(string Code, int Count, IReadOnlyList<FindTouchpoints.Found> First);

    /// <summary>Everything that the page shows.</summary>
    /// <param name="Sources">References by source; empty while nothing refers yet.</param>
    /// <param name="Register">The register by channel and stage.</param>
    /// <param name="InUse">How many touchpoints are in use: the n of the gaps.</param>
    /// <param name="Gaps">What they lack.</param>
    public sealed record Shown(IReadOnlyList<SourceCount> Sources, CountTouchpoints.Counts Register, int InUse, IReadOnlyList<Gap> Gaps)
    {
        /// <summary>References that mean a touchpoint.</summary>
        public int Mapped => Sources.Sum(source => source.Mapped);

        /// <summary>References that should mean one: all but the ignored ones.</summary>
        public int Wanted => Mapped + Sources.Sum(source => source.Open);

        /// <summary>Mapped of wanted between 0 and 1; null while nothing refers. A count of all there are, so without an interval.</summary>
        public double? Share => Wanted == 0 ? null : (double)Mapped / Wanted;
    }

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var states = await db.TouchpointReferences.GroupBy(r => new { r.Source, r.State })
            .Select(g => new { g.Key.Source, g.Key.State, Count = g.Count() }).ToListAsync(stop);
        var sources = states.GroupBy(one => one.Source).OrderBy(source => source.Key).Select(source => new SourceCount(source.Key,
            source.Where(one => one.State == ReferenceState.Mapped).Sum(one => one.Count),
            source.Where(one => one.State == ReferenceState.Ignored).Sum(one => one.Count),
            source.Where(one => one.State == ReferenceState.Open).Sum(one => one.Count))).ToList();
        var register = await count.Run(who, new(), stop);
        if (register.Failure is { } failure) return failure;
        var (inUse, gaps) = await Lacking(stop);
        return new Shown(sources, register.Value, inUse, gaps);
    }

    private async Task<(int InUse, IReadOnlyList<Gap> Gaps)> Lacking(CancellationToken stop)
    {
        var (inUse, counts, first) = (0, new Dictionary<string, int>(), new Dictionary<string, List<FindTouchpoints.Found>>());
        var active = db.Touchpoints.AsNoTracking().Where(t => t.Status == TouchpointStatus.Active).OrderBy(t => t.CodeKey);
        await foreach (var touchpoint in active.AsAsyncEnumerable().WithCancellation(stop))
        {
            inUse++;
            foreach (var gap in TouchpointGaps.Of(touchpoint.Details))
            {
                counts[gap.Code] = counts.GetValueOrDefault(gap.Code) + 1;
                var some = first.TryGetValue(gap.Code, out var listed) ? listed : first[gap.Code] = [];
                if (some.Count < MostShown)
                    some.Add(new(touchpoint.Id.Value, touchpoint.Code, touchpoint.NameZh, touchpoint.NameEn));
            }
        }
        return (inUse, [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new Gap(pair.Key, pair.Value, first[pair.Key]))]);
    }
}
