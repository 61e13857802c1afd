using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>A sheet as its observer needs it: what to play, what to look at, until when. No earlier result is in it.</summary>
public sealed class OpenSheet(Db db, ObservedReach reach)
{
    /// <summary>Which sheet.</summary>
    /// <param name="Id">A planned one; or a programme in which one may begin at any time.</param>
    public sealed record Request(Guid Id);

    /// <summary>The sheet.</summary>
    /// <param name="Sheet">The planned sheet; null where a new one begins.</param>
    /// <param name="Programme">Its programme.</param>
    /// <param name="Form">What to look at.</param>
    /// <param name="Units">The unit; of a new one those in which it may begin.</param>
    public sealed record Opened(ObservedSheet? Sheet, ObservedProgramme Programme, FormDocument Form, IReadOnlyList<UnitFact> Units);

    /// <summary>Opens it.</summary>
    public async Task<Outcome<Opened>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Observation) is { } refusal) return refusal;

        var units = await reach.Units(stop);
        var sheet = await db.ObservedSheets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.Id && s.ObserverId == who.Id, stop);
        var id = sheet?.ProgrammeId ?? request.Id;
        if (await db.ObservedProgrammes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop) is not { } programme) return Fail.NotFound;
        if (sheet is not null) return new Opened(sheet, programme, await reach.Form(programme, stop), [units[sheet.UnitId]]);
        var open = programme is { IsPlanned: false, EndedUtc: null } ? await Open(who, programme, stop) : [];
        return open.Count == 0 ? Fail.NotFound : new Opened(null, programme, await reach.Form(programme, stop), open);
    }

    private async Task<IReadOnlyList<UnitFact>> Open(Actor who, ObservedProgramme programme, CancellationToken stop)
    {
        var owner = (await reach.Units(stop))[programme.UnitId].Path;
        return [.. (await reach.OpenUnits(who, Verb.Create, Kind.Observation, stop)).Where(unit => owner.Contains(unit.Path))];
    }
}
