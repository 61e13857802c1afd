using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Observed;

/// <summary>
/// An observer sends what was seen. A sheet that was filled in without a connection comes later, perhaps more than once: it is kept once,
/// and the same again says that it is there. Of programmes without a plan the observer's telephone names the sheet.
/// </summary>
public sealed class SendSheet(
    Db db, LogWriter log, ObservedReach reach, ObservedScores scores, Photographs photographs, Audit audit, TimeProvider clock)
{
    // A telephone's clock may be ahead.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>What was seen.</summary>
    /// <param name="Id">The sheet: a planned one, or a new name.</param>
    /// <param name="ProgrammeId">The programme of a new one.</param>
    /// <param name="UnitId">The unit of a new one.</param>
    /// <param name="Answers">Answers by item: yes, no, na, or 0 to 10.</param>
    /// <param name="Marks">What was seen along the way.</param>
    /// <param name="Words">What is said besides.</param>
    /// <param name="SeenUtc">When it was seen; null: now.</param>
    /// <param name="Photos">Photographs as evidence.</param>
    public sealed record Request(Guid Id, Guid? ProgrammeId, Guid? UnitId, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<Mark> Marks,
        string? Words = null, DateTime? SeenUtc = null, IReadOnlyList<Photograph>? Photos = null);

    /// <summary>Keeps it.</summary>
    /// <returns>Whether it was kept now; false when it was there already, just so.</returns>
    public async Task<Outcome<bool>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Observation) is { } refusal) return refusal;

        // In a turn: of two that come at once the second finds the first.
        return await log.Alone(turn => Keep(turn, who, request, stop), stop);
    }

    private async Task<Outcome<bool>> Keep(LogTurn turn, Actor who, Request request, CancellationToken stop)
    {
        var found = await Find(who, request, stop);
        if (found.Failure is { } missing) return missing;
        var (sheet, isNew) = found.Value;
        var form = await reach.Form(sheet.Programme, stop);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var words = WrittenText.Clean(request.Words);
        // What was not looked at says nothing: only a score must be whole.
        var answers = request.Answers.Where(one => !string.IsNullOrWhiteSpace(one.Value)).ToDictionary(one => one.Key, one => one.Value.Trim());
        Mark[] marks = [.. request.Marks.Select(mark => mark with { AtUtc = UtcConverter.Truncate(mark.AtUtc), Words = WrittenText.Line(mark.Words) })
            .OrderBy(mark => mark.AtUtc)];
        var filled = new Filled(answers, marks, words, UtcConverter.Truncate(request.SeenUtc ?? (marks.Length > 0 ? marks[0].AtUtc : now)));

        var changed = sheet.Row.Fill(form, filled, now);
        if (changed.Failure is { } clash) return clash;
        if (ReferenceEquals(changed.Value, sheet.Row)) return false;
        var problems = Problems(sheet.Row, form, filled, request.Photos ?? [], now).Distinct().ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var kept = sheet with { Row = changed.Value };
        if (isNew) db.Add(changed.Value);
        else db.Replace(sheet.Row, changed.Value);
        await photographs.Add(who, kept, request.Photos ?? [], stop);
        audit.Write(who, "observed.did.send", ObservedReach.Subject(changed.Value, sheet.Unit),
            after: new { ObservedKind = sheet.Programme.Kind, changed.Value.Points, changed.Value.CriticalFailed });
        if (await db.Commit(stop) is { } failure) return failure;
        return await scores.Write(turn, [(kept, filled)], form, stop) is { } trouble ? trouble : true;
    }

    private IEnumerable<Problem> Problems(ObservedSheet sheet, FormDocument form, Filled filled, IReadOnlyList<Photograph> photos, DateTime now) =>
    [
        .. SheetScore.Problems(form, filled.Answers, filled.Marks),
        .. photographs.Problems(photos, form),
        .. WrittenText.Check("words", filled.Words, ObservedSheet.LongestWords),
        .. filled.Marks.Count > ObservedSheet.MostMarks ? [Problem.Of("marks", "form.too-many", ObservedSheet.MostMarks)] : Array.Empty<Problem>(),
        .. filled.Marks.Any(mark => mark.Words?.Length > ObservedSheet.LongestSubject)
            ? [Problem.Of("marks", "form.too-long", ObservedSheet.LongestSubject)] : Array.Empty<Problem>(),
        .. filled.SeenUtc > now + Ahead || filled.Marks.Any(mark => mark.AtUtc > now + Ahead)
            ? [Problem.Of("seen", "observed.not-yet")] : Array.Empty<Problem>(),
        .. filled.SeenUtc < sheet.FromUtc || filled.SeenUtc >= sheet.ToUtc
            ? [Problem.Of("seen", "observed.outside-window")] : Array.Empty<Problem>(),
    ];

    private async Task<Outcome<(ObservedReach.Sheet Sheet, bool IsNew)>> Find(Actor who, Request request, CancellationToken stop)
    {
        var units = await reach.Units(stop);
        if (await db.ObservedSheets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.Id, stop) is { } known)
            return known.ObserverId != who.Id ? Fail.NotFound
                : (new(known, await db.ObservedProgrammes.AsNoTracking().SingleAsync(p => p.Id == known.ProgrammeId, stop), units[known.UnitId]), false);

        var programme = await db.ObservedProgrammes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.ProgrammeId, stop);
        var unit = request.UnitId is { } at ? units.GetValueOrDefault(at) : null;
        if (programme is null || programme.IsPlanned || request.Id == Guid.Empty || unit is null || !who.May(Verb.Create, Kind.Observation, unit.Path)
            || !units[programme.UnitId].Path.Contains(unit.Path)) return Fail.NotFound;
        if (programme.EndedUtc is not null || unit.IsClosed) return Fail.Clash("observed.is-ended");
        var sheet = new ObservedSheet
        {
            Id = request.Id,
            ProgrammeId = programme.Id,
            ThingId = request.Id,
            UnitId = unit.Id,
            ObserverId = who.Id,
            FromUtc = programme.MadeUtc,
            ToUtc = UtcConverter.Truncate((clock.GetUtcNow() + Ahead).UtcDateTime),
        };
        return (new(sheet, programme, unit), true);
    }
}
