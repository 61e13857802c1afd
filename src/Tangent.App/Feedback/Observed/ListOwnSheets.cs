using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>What an observer has to do, by when; and what may be begun at any time. Done sheets are not in it.</summary>
public sealed class ListOwnSheets(Db db, ObservedReach reach, TimeProvider clock)
{
    private const int Most = 200;
    private static readonly TimeSpan Early = TimeSpan.FromDays(14), Late = TimeSpan.FromDays(14);

    /// <summary>Nothing is asked.</summary>
    public sealed record Request;

    /// <summary>One sheet.</summary>
    /// <param name="Sheet">The sheet.</param>
    /// <param name="Programme">Its programme.</param>
    /// <param name="Unit">The unit.</param>
    /// <param name="IsOpen">Whether its time has come and has not gone.</param>
    public sealed record Row(ObservedSheet Sheet, ObservedProgramme Programme, UnitFact Unit, bool IsOpen);

    /// <summary>What is to do, what is due first first; and what may begin, by title.</summary>
    public sealed record Own(IReadOnlyList<Row> Planned, IReadOnlyList<ObservedProgramme> AnyTime);

    /// <summary>Lists it.</summary>
    public async Task<Outcome<Own>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Observation) is { } refusal) return refusal;

        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        DateTime soon = now + Early, gone = now - Late;
        var units = await reach.Units(stop);
        var sheets = await (from sheet in db.ObservedSheets.AsNoTracking()
                            join programme in db.ObservedProgrammes.AsNoTracking() on sheet.ProgrammeId equals programme.Id
                            where sheet.ObserverId == who.Id && sheet.SentUtc == null && sheet.FromUtc <= soon && sheet.ToUtc > gone
                                && programme.EndedUtc == null
                            orderby sheet.ToUtc, sheet.Id
                            select new { sheet, programme }).Take(Most).ToListAsync(stop);
        var anyTime = await db.ObservedProgrammes.AsNoTracking()
            .Where(p => p.EndedUtc == null && (p.Kind == ObservedKind.Observation || p.Kind == ObservedKind.WalkThrough))
            .OrderByDescending(p => p.MadeKey).Take(Most).ToListAsync(stop);
        var scope = who.Scope(Verb.Create, Kind.Observation);
        return new Own(
            [.. sheets.Select(one => new Row(one.sheet, one.programme, units[one.sheet.UnitId], one.sheet.FromUtc <= now && now < one.sheet.ToUtc))],
            [.. anyTime.Where(p => units[p.UnitId].Path is var owner && scope.Any(part => part.Contains(owner) || owner.Contains(part)))
                .OrderBy(p => p.Title, StringComparer.CurrentCulture).ThenBy(p => p.Id)]);
    }
}
