using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Observed;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Published;

/// <summary>A programme of a past, with its form and its sheets. Units are named by their codes.</summary>
public sealed record ProgrammeToLoad(Guid Id, Guid FormId, ObservedKind Kind, string Title, FormDocument Form, string Touchpoint, string Owner,
    string? Scenario, int Apart, long Seed, DateTime MadeUtc, IReadOnlyList<SheetToLoad> Sheets);

/// <summary>A sheet of a past: the observer's, or of the account with the address that is named; without what was filled in it is planned.</summary>
public sealed record SheetToLoad(Guid Id, Guid Thing, SheetRole Role, string Unit, Guid Observer, string? Person, string? Subject, DateTime FromUtc,
    DateTime ToUtc, Filled? Filled);

/// <summary>Writes programmes of observation with a past: for the demo. The asking job has seen to it that the actor may.</summary>
public sealed class ObservedLoader(Db db, LogWriter log, UnitFacts units, PeopleFacts people, ObservedScores scores, Audit audit)
{
    /// <summary>Adds the programmes; those that are there already change nothing.</summary>
    /// <returns>null when they are durable.</returns>
    public async Task<Fail?> Add(Actor who, IReadOnlyList<ProgrammeToLoad> programmes, CancellationToken stop)
    {
        var known = (await units.All(stop)).Values.ToDictionary(unit => unit.Code, StringComparer.OrdinalIgnoreCase);
        var accounts = (await people.Directory(who, Verb.Read, Kind.Observation, stop)).Where(one => one.Email is not null)
            .ToDictionary(one => one.Email!, one => one.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var one in programmes)
        {
            if (await db.ObservedProgrammes.AnyAsync(p => p.Id == one.Id, stop)) continue;
            var written = await log.Alone(turn => Put(turn, who, one, known, accounts, stop), stop);
            if (written.Failure is { } trouble) return trouble;
            db.Forget();
        }
        return null;
    }

    private async Task<Outcome<Done>> Put(LogTurn turn, Actor who, ProgrammeToLoad told, Dictionary<string, UnitFact> known,
        Dictionary<string, Guid> accounts, CancellationToken stop)
    {
        var owner = known[told.Owner];
        var programme = new ObservedProgramme
        {
            Id = told.Id,
            Kind = told.Kind,
            Title = told.Title,
            UnitId = owner.Id,
            FormId = told.FormId,
            FormVersion = 1,
            Touchpoint = told.Touchpoint,
            Scenario = told.Scenario,
            Apart = told.Apart,
            Seed = told.Seed,
            MadeUtc = told.MadeUtc,
        };
        db.Add(new ObservedForm { Id = told.FormId, UnitId = owner.Id, Latest = 1, ChangedUtc = told.MadeUtc });
        db.Add(new ObservedFormVersion { FormId = told.FormId, Number = 1, Document = FormCodec.Write(told.Form), WrittenUtc = told.MadeUtc });
        db.Add(programme);
        audit.Write(who, "observed.did.programme", ObservedReach.Subject(programme, owner), after: new { Sheets = told.Sheets.Count });
        if (await db.Commit(stop) is { } failure) return failure;
        List<(ObservedReach.Sheet Sheet, Filled Filled)> sent = [];
        foreach (var one in told.Sheets)
        {
            var sheet = Sheet(one, programme.Id, known[one.Unit], accounts);
            // A past was filled in when it was seen.
            if (one.Filled is { } filled) sent.Add((new(sheet = sheet.Fill(told.Form, filled, filled.SeenUtc).Value, programme, known[one.Unit]), filled));
            db.AddInBulk(sheet);
        }
        audit.Write(who, "observed.did.plan", ObservedReach.Subject(programme, owner), after: new { Sheets = told.Sheets.Count });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return await scores.Write(turn, sent, told.Form, stop) is { } unwritten ? unwritten : new Done();
    }

    private static ObservedSheet Sheet(SheetToLoad one, Guid programme, UnitFact unit, Dictionary<string, Guid> accounts) => new()
    {
        Id = one.Id,
        ProgrammeId = programme,
        ThingId = one.Thing,
        Role = one.Role,
        UnitId = unit.Id,
        ObserverId = one.Person is { } address && accounts.TryGetValue(address, out var person) ? person : one.Observer,
        Subject = one.Subject,
        FromUtc = one.FromUtc,
        ToUtc = one.ToUtc,
    };
}
