using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys.Paper;

/// <summary>Keys one paper form in. Whoever is the second does not see what the first has keyed, and is somebody else.</summary>
public sealed class KeyPaperForm(Db db, PaperReach reach)
{
    /// <summary>What stands on the form.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Batch">Of which pile.</param>
    /// <param name="Number">Which form.</param>
    /// <param name="Told">Answers by cell; none for a form that nobody filled in.</param>
    public sealed record Request(Guid Id, Guid Batch, int Number, IReadOnlyDictionary<string, string> Told);

    /// <summary>Keys it. One's own keying may be put right until the other has keyed, or the difference was decided.</summary>
    /// <returns>How far the form is now.</returns>
    public async Task<Outcome<PaperState>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Survey) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Import, request.Id, request.Batch, stop);
        if (found.Failure is { } failure) return failure;
        var paper = found.Value;
        if (await reach.Form(paper.Batch, request.Number, stop) is not { } form) return Fail.NotFound;
        if (paper.Batch.StoredUtc is not null) return Fail.Clash("paper.is-stored");
        var read = AnswerReading.Whole(paper.Document, request.Told);
        if (read.Failure is { } wrong) return wrong;

        var keyed = PaperReach.Text(read.Value);
        if (form.First is null || (form.FirstBy == who.Id && form.Second is null)) (form.First, form.FirstBy) = (keyed, who.Id);
        else if (form.FirstBy == who.Id) return Fail.Clash("paper.two-people");
        else if (form.Decided is null && (form.Second is null || form.SecondBy == who.Id)) (form.Second, form.SecondBy) = (keyed, who.Id);
        else return Fail.Clash("paper.is-keyed");
        return await db.Commit(stop) is { } trouble ? trouble : PaperReach.StateOf(form);
    }
}
