using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>Which forms, programmes and sheets somebody may see and work on.</summary>
public sealed class ObservedReach(Db db, UnitFacts units)
{
    private IReadOnlyDictionary<Guid, UnitFact>? all;

    /// <summary>A programme with the unit that runs it.</summary>
    internal sealed record Programme(ObservedProgramme Row, UnitFact Unit);

    /// <summary>A sheet with its programme and the unit that is looked at.</summary>
    internal sealed record Sheet(ObservedSheet Row, ObservedProgramme Programme, UnitFact Unit);

    /// <summary>Every unit by id.</summary>
    internal async Task<IReadOnlyDictionary<Guid, UnitFact>> Units(CancellationToken stop) => all ??= await units.All(stop);

    /// <summary>Open units in which the actor may do this, in the order of the tree.</summary>
    internal async Task<IReadOnlyList<UnitFact>> OpenUnits(Actor who, Verb verb, Kind kind, CancellationToken stop) =>
        UnitFact.InTreeOrder((await Units(stop)).Values.Where(unit => !unit.IsClosed && who.May(verb, kind, unit.Path)));

    /// <summary>Ids of the units in which the actor may do this; null when that is everywhere.</summary>
    internal async Task<Guid[]?> UnitIds(Actor who, Verb verb, Kind kind, CancellationToken stop)
    {
        var scope = who.Scope(verb, kind);
        return scope.Contains(UnitPath.Root) ? null
            : [.. (await Units(stop)).Values.Where(unit => scope.Any(part => part.Contains(unit.Path))).Select(unit => unit.Id)];
    }

    /// <summary>Sheets that were filled in, of units in which the actor may do this.</summary>
    internal async Task<IQueryable<ObservedSheet>> Sent(Actor who, Verb verb, CancellationToken stop)
    {
        var rows = db.ObservedSheets.AsNoTracking().Where(s => s.SentUtc != null);
        return await UnitIds(who, verb, Kind.Observation, stop) is { } own ? rows.Where(s => EF.Parameter(own).Contains(s.UnitId)) : rows;
    }

    /// <summary>A sheet that was filled in and that the actor may do this to.</summary>
    internal async Task<Outcome<Sheet>> FindSent(Actor who, Verb verb, Guid id, CancellationToken stop)
    {
        if (await (await Sent(who, Verb.Read, stop)).SingleOrDefaultAsync(s => s.Id == id, stop) is not { } sheet) return Fail.NotFound;
        var unit = (await Units(stop))[sheet.UnitId];
        if (who.Lacks(verb, Kind.Observation, unit.Path) is { } refusal) return refusal;
        return new Sheet(sheet, await db.ObservedProgrammes.AsNoTracking().SingleAsync(p => p.Id == sheet.ProgrammeId, stop), unit);
    }

    /// <summary>A programme that the actor may do this to, as a plan or as what was observed.</summary>
    internal async Task<Outcome<Programme>> Find(Actor who, Verb verb, Kind kind, Guid id, CancellationToken stop)
    {
        if (await db.ObservedProgrammes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop) is not { } programme) return Fail.NotFound;
        var unit = (await Units(stop))[programme.UnitId];
        if (!Sees(who, kind, unit)) return Fail.NotFound;
        return who.Lacks(verb, kind, unit.Path) is { } refusal ? refusal : new Programme(programme, unit);
    }

    /// <summary>The form of a programme.</summary>
    internal async Task<FormDocument> Form(ObservedProgramme programme, CancellationToken stop) => FormCodec.Read<FormDocument>(
        await db.ObservedFormVersions.Where(v => v.FormId == programme.FormId && v.Number == programme.FormVersion).Select(v => v.Document).SingleAsync(stop));

    /// <summary>Whether a plan is in sight. A programme of units above is seen by those below as far as it tells of them, never as a plan.</summary>
    internal static bool Sees(Actor who, Kind kind, UnitFact unit) =>
        kind == Kind.ObservationPlan ? who.May(Verb.Read, kind, unit.Path)
            : who.Scope(Verb.Read, kind).Any(part => part.Contains(unit.Path) || unit.Path.Contains(part));

    internal static Subject Subject(ObservedProgramme programme, UnitFact unit) =>
        new(Kind.ObservationPlan, programme.Id.ToString(), programme.Title, unit.Path);

    internal static Subject Subject(ObservedSheet sheet, UnitFact unit) => new(Kind.Observation, sheet.Id.ToString(), null, unit.Path);
}
