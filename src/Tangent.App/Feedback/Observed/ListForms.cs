using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>The forms in sight, those that were changed last first.</summary>
public sealed class ListForms(Db db, ObservedReach reach)
{
    // A company has dozens.
    private const int Most = 500;

    /// <summary>Which; null: all.</summary>
    public sealed record Request(Guid? Id = null);

    /// <summary>One form.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="Unit">Who keeps it.</param>
    /// <param name="Number">Its latest version.</param>
    /// <param name="ChangedUtc">When that was written.</param>
    /// <param name="Document">What it says.</param>
    /// <param name="MayWrite">Whether the reader may write a next version.</param>
    public sealed record Row(Guid Id, UnitFact Unit, int Number, DateTime ChangedUtc, FormDocument Document, bool MayWrite);

    /// <summary>Lists them; of one that is asked for and not there, it is missing.</summary>
    public async Task<Outcome<IReadOnlyList<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.ObservationPlan) is { } refusal) return refusal;

        var units = await reach.Units(stop);
        var rows = db.ObservedForms.AsNoTracking().Where(f => request.Id == null || f.Id == request.Id);
        if (await reach.UnitIds(who, Verb.Read, Kind.ObservationPlan, stop) is { } own) rows = rows.Where(f => EF.Parameter(own).Contains(f.UnitId));
        var found = await (from form in rows
                           join version in db.ObservedFormVersions on new { form.Id, Number = form.Latest } equals new { Id = version.FormId, version.Number }
                           orderby form.ChangedUtc descending, form.Id
                           select new { form, version.Document }).Take(Most).ToListAsync(stop);
        if (request.Id is not null && found.Count == 0) return Fail.NotFound;
        return Outcome<IReadOnlyList<Row>>.Of([.. found.Select(one => new Row(one.form.Id, units[one.form.UnitId], one.form.Latest, one.form.ChangedUtc,
            FormCodec.Read<FormDocument>(one.Document), who.May(Verb.Update, Kind.ObservationPlan, units[one.form.UnitId].Path)))]);
    }
}
