using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>Begins a programme of visits, listening, watching or walk-throughs, with the latest version of a form.</summary>
public sealed class MakeProgramme(Db db, ObservedReach reach, TouchpointNames touchpoints, Audit audit, TimeProvider clock)
{
    /// <summary>The programme.</summary>
    /// <param name="Kind">Which way of observing.</param>
    /// <param name="Title">What people call it.</param>
    /// <param name="UnitId">The unit that runs it, over the units below it.</param>
    /// <param name="FormId">The form.</param>
    /// <param name="Touchpoint">Code of the touchpoint that is looked at.</param>
    /// <param name="Scenario">What the shopper plays, or what else to heed; or null.</param>
    /// <param name="Apart">So many visits to a unit lie at least between two of one shopper, 0 to 50.</param>
    /// <param name="Seed">Seed of all that is drawn; null makes one.</param>
    public sealed record Request(ObservedKind? Kind, string? Title, Guid? UnitId, Guid? FormId, string? Touchpoint, string? Scenario = null,
        int Apart = 2, long? Seed = null);

    /// <summary>Begins it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.ObservationPlan) is { } refusal) return refusal;

        var (title, scenario, code) = (WrittenText.Line(request.Title), WrittenText.Clean(request.Scenario), WrittenText.Line(request.Touchpoint));
        List<Problem> problems = [.. WrittenText.Check("title", title, ObservedProgramme.LongestTitle, isRequired: true),
            .. WrittenText.Check("scenario", scenario, ObservedProgramme.LongestScenario)];
        if (request.Kind is not { } kind || !Enum.IsDefined(kind)) problems.Add(Problem.Of("kind", "form.required"));
        if (request.Apart is < 0 or > 50) problems.Add(Problem.Of("apart", "observed.apart", 50));
        var unit = request.UnitId is { } at && (await reach.Units(stop)).GetValueOrDefault(at) is { IsClosed: false } open
            && who.May(Verb.Create, Kind.ObservationPlan, open.Path) ? open : null;
        if (unit is null) problems.Add(Problem.Of("unitId", "observed.unit-missing"));
        if (code is null) problems.Add(Problem.Of("touchpoint", "form.required"));
        else if ((await touchpoints.Unknown([code], stop)).Count > 0) problems.Add(Problem.Of("touchpoint", "observed.touchpoint-missing", code));
        var form = request.FormId is { } id ? await db.ObservedForms.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, stop) : null;
        if (form is null || !who.May(Verb.Read, Kind.ObservationPlan, (await reach.Units(stop))[form.UnitId].Path))
            problems.Add(Problem.Of("formId", "observed.form-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        var made = Guid.CreateVersion7(now);
        var programme = new ObservedProgramme
        {
            Id = made,
            Kind = request.Kind!.Value,
            Title = title!,
            UnitId = unit!.Id,
            FormId = form!.Id,
            FormVersion = form.Latest,
            Touchpoint = code!,
            Scenario = scenario,
            Apart = request.Apart,
            Seed = request.Seed ?? BinaryPrimitives.ReadUInt32BigEndian(made.ToByteArray(bigEndian: true).AsSpan(12)),
            MadeUtc = UtcConverter.Truncate(now.UtcDateTime),
        };
        db.Add(programme);
        audit.Write(who, "observed.did.programme", ObservedReach.Subject(programme, unit),
            after: new { ObservedKind = programme.Kind, programme.Touchpoint, programme.FormVersion, programme.Apart, programme.Seed });
        return await db.Commit(stop) is { } failure ? failure : programme.Id;
    }
}
