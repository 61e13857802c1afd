using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys.Paper;

/// <summary>Says what a form says on which two people do not agree, after a look at the paper.</summary>
public sealed class DecidePaperForm(Db db, PaperReach reach, Audit audit)
{
    /// <summary>What the paper says.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Batch">Of which pile.</param>
    /// <param name="Number">Which form.</param>
    /// <param name="Told">The cells in which the keyings differ, as the paper has them; blank: nothing is ticked there.</param>
    public sealed record Request(Guid Id, Guid Batch, int Number, IReadOnlyDictionary<string, string> Told);

    /// <summary>Decides it. What both have keyed alike is not touched.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Survey) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Update, request.Id, request.Batch, stop);
        if (found.Failure is { } failure) return failure;
        var paper = found.Value;
        if (await reach.Form(paper.Batch, request.Number, stop) is not { } form) return Fail.NotFound;
        if (paper.Batch.StoredUtc is not null) return Fail.Clash("paper.is-stored");
        if (PaperReach.StateOf(form) is not (PaperState.Different or PaperState.Decided)) return Fail.Clash("paper.nothing-to-decide");

        var (first, second) = (PaperReach.Read(form.First), PaperReach.Read(form.Second));
        var open = DoubleKeying.Differences(first, second);
        var told = first.Where(one => !open.Contains(one.Key)).ToDictionary(one => one.Key, one => one.Value);
        foreach (var cell in open) told[cell] = request.Told.GetValueOrDefault(cell) ?? "";
        var read = AnswerReading.Whole(paper.Document, told);
        if (read.Failure is { } wrong) return wrong;
        (form.Decided, form.DecidedBy) = (PaperReach.Text(read.Value), who.Id);
        audit.Write(who, "surveys.did.paper-decide", SurveyChange.Subject(paper.Survey, paper.Unit), after: new { paper.Batch.Name, form.Number });
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
