using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys.Paper;

/// <summary>Makes responses of a pile of which every form was keyed twice and every difference decided.</summary>
public sealed class StorePaperBatch(Db db, PaperReach reach, ResponseLine queue, Audit audit, TimeProvider clock)
{
    /// <summary>Which pile of which survey.</summary>
    public sealed record Request(Guid Id, Guid Batch);

    /// <summary>Stores it; begun again after an interruption, no form becomes two responses.</summary>
    /// <returns>How many responses there are of it.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Survey) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Act, request.Id, request.Batch, stop);
        if (found.Failure is { } failure) return failure;
        var paper = found.Value;
        var forms = await db.PaperForms.AsTracking().Where(form => form.BatchId == paper.Batch.Id).OrderBy(form => form.Number).ToListAsync(stop);
        int open = forms.Count(form => PaperReach.StateOf(form) is PaperState.Blank or PaperState.KeyedOnce or PaperState.Different);
        if (paper.Batch.StoredUtc is not null) return Fail.Clash("paper.is-stored");
        if (open > 0) return Fail.Clash("paper.not-done", open);

        var waiting = new List<Task<Outcome<Sent>>>();
        foreach (var form in forms)
        {
            var answers = AnswerReading.Whole(paper.Document, PaperReach.Read(form.Decided ?? form.First)).Value;
            if (answers.All.Any()) waiting.Add(queue.Take(Submission(paper, form, answers), stop));
        }
        foreach (var fate in await Task.WhenAll(waiting))
            if (fate.Failure is { } trouble) return trouble;

        var (cells, alike) = Agreement(forms);
        var stored = paper.Batch.Store(cells, alike, UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        if (stored.Failure is { } clash) return clash;
        db.Replace(paper.Batch, stored.Value);
        // The answers live on as responses; what people wrote is not kept twice.
        foreach (var form in forms) form.First = form.Second = form.Decided = null;
        audit.Write(who, "surveys.did.paper-store", SurveyChange.Subject(paper.Survey, paper.Unit),
            after: new { paper.Batch.Name, waiting.Count, stored.Value.Cells, stored.Value.Alike });
        return await db.Commit(stop) is { } refused ? refused : waiting.Count;
    }

    internal static (int Cells, int Alike) Agreement(IEnumerable<PaperForm> forms)
    {
        var (cells, alike) = (0, 0);
        foreach (var form in forms.Where(form => form is { First: not null, Second: not null }))
        {
            var one = DoubleKeying.Agreement(PaperReach.Read(form.First), PaperReach.Read(form.Second));
            (cells, alike) = (cells + one.Cells, alike + one.Alike);
        }
        return (cells, alike);
    }

    private static Submission Submission(ReachedPaper paper, PaperForm form, GivenAnswers answers)
    {
        var link = new AskedLink(Guid.Empty, paper.Survey.Id, LinkKind.Open, AskChannel.Paper, paper.Batch.Touchpoint, paper.Batch.Unit, null, null, null);
        return new(new(link, paper.Batch.SurveyVersion, paper.Document, paper.Unit.TimeZone, true), $"p{paper.Batch.Id:N}:{form.Number}", null, answers,
            false, AskChannel.Paper, paper.Batch.Language, paper.Batch.GivenUtc, 0, form.FirstBy);
    }
}
