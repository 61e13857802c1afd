using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys.Paper;

/// <summary>One form to key in or to decide. Of the other's keying nothing is shown but where it differs, and that to who decides.</summary>
public sealed class OpenPaperForm(PaperReach reach)
{
    /// <summary>Which form of which pile of which survey.</summary>
    public sealed record Request(Guid Id, Guid Batch, int Number);

    /// <summary>The form.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Batch">The pile.</param>
    /// <param name="Document">The questions on it.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="IsSecond">Whether the reader would be the second to key it.</param>
    /// <param name="Own">What the reader has keyed of it, or nothing.</param>
    /// <param name="Differences">Cells that differ, with both keyings; for who may decide.</param>
    public sealed record Opened(Survey Survey, UnitFact Unit, PaperBatch Batch, SurveyDocument Document, int Number, PaperState State, bool IsSecond,
        IReadOnlyDictionary<string, string> Own, IReadOnlyList<(string Cell, string? First, string? Second)> Differences);

    /// <summary>Opens it.</summary>
    public async Task<Outcome<Opened>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Survey) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Import, request.Id, request.Batch, stop);
        if (found.Failure is { } failure) return failure;
        var paper = found.Value;
        if (await reach.Form(paper.Batch, request.Number, stop) is not { } form) return Fail.NotFound;
        var (first, second) = (PaperReach.Read(form.First), PaperReach.Read(form.Second));
        bool decides = PaperReach.StateOf(form) is PaperState.Different or PaperState.Decided && who.May(Verb.Update, Kind.Survey, paper.Unit.Path);
        return new Opened(paper.Survey, paper.Unit, paper.Batch, paper.Document, form.Number, PaperReach.StateOf(form),
            form.First is not null && form.FirstBy != who.Id, form.FirstBy == who.Id ? first : form.SecondBy == who.Id ? second : PaperReach.Read(null),
            !decides ? [] : [.. DoubleKeying.Differences(first, second).Select(cell => (cell, first.GetValueOrDefault(cell), second.GetValueOrDefault(cell)))]);
    }
}
