using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys.Paper;

/// <summary>The piles of a survey, or one of them with its forms: which wait for whom, and how far two people agree.</summary>
public sealed class ShowPaper(Db db, SurveyChange change, PaperReach reach, PeopleFacts people)
{
    /// <summary>Of which survey; and which pile, or null: the list.</summary>
    public sealed record Request(Guid Id, Guid? Batch = null);

    /// <summary>A form.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="First">Who keyed it first, or null.</param>
    /// <param name="Second">Who keyed it second, or null.</param>
    /// <param name="IsMine">Whether the reader may key it now.</param>
    public sealed record Form(int Number, PaperState State, string? First, string? Second, bool IsMine);

    /// <summary>The piles.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Batches">Piles, the newest first, at most 200.</param>
    /// <param name="Batch">The pile that was asked for, or null.</param>
    /// <param name="Forms">Its forms; none once it is stored.</param>
    /// <param name="Agreement">Share of answers that both have keyed alike, of those that at least one has.</param>
    /// <param name="MayKey">Whether the reader may make piles and key.</param>
    /// <param name="MayDecide">Whether the reader may decide differences.</param>
    /// <param name="MayStore">Whether the reader may make responses of a pile.</param>
    public sealed record Shown(Survey Survey, UnitFact Unit, IReadOnlyList<PaperBatch> Batches, PaperBatch? Batch, IReadOnlyList<Form> Forms, Answer? Agreement,
        bool MayKey, bool MayDecide, bool MayStore);

    private const int Most = 200;

    /// <summary>Shows them.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        PaperBatch? batch = null;
        List<PaperForm> rows = [];
        if (request.Batch is { } id)
        {
            var found = await reach.Find(who, Verb.Read, request.Id, id, stop);
            if (found.Failure is { } missing) return missing;
            batch = found.Value.Batch;
            if (batch.StoredUtc is null)
                rows = await db.PaperForms.AsNoTracking().Where(form => form.BatchId == id).OrderBy(form => form.Number).ToListAsync(stop);
        }
        var batches = await db.PaperBatches.AsNoTracking().Where(b => b.SurveyId == survey.Id).OrderByDescending(b => b.Id).Take(Most).ToListAsync(stop);
        var names = await people.Names(who, [.. rows.SelectMany(form => new[] { form.FirstBy, form.SecondBy }).OfType<Guid>().Distinct()], stop);
        bool Allows(Verb verb) => who.May(verb, Kind.Survey, unit.Path);
        return new Shown(survey, unit, batches, batch, [.. rows.Select(form => new Form(form.Number, PaperReach.StateOf(form),
                Name(form.FirstBy), Name(form.SecondBy), Allows(Verb.Import) && IsOpenTo(who, form)))],
            batch is null ? null : Share(batch, rows), Allows(Verb.Import), Allows(Verb.Update), Allows(Verb.Act));

        string? Name(Guid? person) => person is { } known ? names.GetValueOrDefault(known) ?? "–" : null;
    }

    private static bool IsOpenTo(Actor who, PaperForm form) => PaperReach.StateOf(form) switch
    {
        PaperState.Blank => true,
        PaperState.KeyedOnce => form.FirstBy != who.Id,
        _ => false,
    };

    private static Answer Share(PaperBatch batch, List<PaperForm> forms)
    {
        var (cells, alike) = batch.StoredUtc is null ? StorePaperBatch.Agreement(forms) : (batch.Cells, batch.Alike);
        return Wilson.Share(alike, cells);
    }
}
