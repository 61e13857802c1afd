using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Observed;

/// <summary>Writes a form: a new one, or the next version of one that is there. Programmes keep the version that they began with.</summary>
public sealed class WriteForm(Db db, ObservedReach reach, TouchpointNames touchpoints, Audit audit, TimeProvider clock)
{
    /// <summary>What it says.</summary>
    /// <param name="Id">The form; null makes a new one.</param>
    /// <param name="UnitId">The unit that keeps a new one.</param>
    /// <param name="Document">The form itself.</param>
    public sealed record Request(Guid? Id, Guid? UnitId, FormDocument Document);

    /// <summary>Writes it; the same as the latest version changes nothing.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        var verb = request.Id is null ? Verb.Create : Verb.Update;
        if (who.Lacks(verb, Kind.ObservationPlan) is { } refusal) return refusal;

        var known = request.Id is { } id ? await db.ObservedForms.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, stop) : null;
        var unit = (known?.UnitId ?? request.UnitId) is { } at ? (await reach.Units(stop)).GetValueOrDefault(at) : null;
        if (request.Id is not null && (known is null || !who.May(Verb.Read, Kind.ObservationPlan, unit!.Path))) return Fail.NotFound;
        if (known is not null && who.Lacks(verb, Kind.ObservationPlan, unit!.Path) is { } outside) return outside;

        List<Problem> problems = [.. request.Document.Problems()];
        if (known is null && (unit is null || unit.IsClosed || !who.May(verb, Kind.ObservationPlan, unit.Path)))
            problems.Add(Problem.Of("unitId", "observed.unit-missing"));
        var unknown = await touchpoints.Unknown([.. request.Document.Items.Select(item => item.Touchpoint).OfType<string>().Distinct()], stop);
        problems.AddRange(unknown.Order(StringComparer.Ordinal).Select(code => Problem.Of("items", "observed.touchpoint-missing", code)));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var text = FormCodec.Write(request.Document);
        if (known is not null && await db.ObservedFormVersions.AnyAsync(v => v.FormId == known.Id && v.Number == known.Latest && v.Document == text, stop))
            return known.Id;
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var form = known?.Written(now) ?? new ObservedForm { Id = Guid.CreateVersion7(clock.GetUtcNow()), UnitId = unit!.Id, Latest = 1, ChangedUtc = now };
        if (known is null) db.Add(form);
        else db.Replace(known, form);
        db.Add(new ObservedFormVersion { FormId = form.Id, Number = form.Latest, Document = text, WrittenUtc = now });
        audit.Write(who, "observed.did.form", new(Kind.ObservationPlan, form.Id.ToString(), request.Document.Title.In("zh"), unit!.Path),
            after: new { Number = form.Latest, Items = request.Document.Items.Count() });
        return await db.Commit(stop) is { } failure ? failure : form.Id;
    }
}
