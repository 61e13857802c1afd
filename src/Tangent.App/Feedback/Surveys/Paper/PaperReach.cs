using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys.Paper;

/// <summary>A pile with its survey.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Batch">The pile.</param>
/// <param name="Document">The version on the forms, with nothing demanded: people leave out what they like.</param>
public sealed record ReachedPaper(Survey Survey, UnitFact Unit, PaperBatch Batch, SurveyDocument Document);

/// <summary>What every act on paper forms shares: finding a pile, and keyings as text.</summary>
public sealed class PaperReach(Db db, SurveyChange change, AskingFacts facts)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A pile of a survey on which the actor may do this.</summary>
    internal async Task<Outcome<ReachedPaper>> Find(Actor who, Verb verb, Guid survey, Guid batch, CancellationToken stop)
    {
        var reached = await change.Find(who, verb, survey, null, stop);
        if (reached.Failure is { } failure) return failure;
        var id = new SurveyId(survey);
        if (await db.PaperBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batch && b.SurveyId == id, stop) is not { } found) return Fail.NotFound;
        return new ReachedPaper(reached.Value.Survey, reached.Value.Unit, found, await Document(found, stop));
    }

    internal async Task<SurveyDocument> Document(PaperBatch batch, CancellationToken stop)
    {
        var document = (await facts.Document(batch.SurveyId, batch.SurveyVersion, stop))!;
        return document.AsEntered();
    }

    internal Task<PaperForm?> Form(PaperBatch batch, int number, CancellationToken stop) =>
        db.PaperForms.AsTracking().SingleOrDefaultAsync(form => form.BatchId == batch.Id && form.Number == number, stop);

    /// <summary>A keying in the one form in which it is compared.</summary>
    internal static string Text(GivenAnswers answers) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(answers.All.ToDictionary(), StringComparer.Ordinal), Json);

    internal static IReadOnlyDictionary<string, string> Read(string? keyed) =>
        keyed is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(keyed)!;

    /// <summary>How far a form is.</summary>
    public static PaperState StateOf(PaperForm form) => form switch
    {
        { First: null } => PaperState.Blank,
        { Second: null } => PaperState.KeyedOnce,
        { Decided: not null } => PaperState.Decided,
        _ => form.First == form.Second ? PaperState.Alike : PaperState.Different,
    };
}
