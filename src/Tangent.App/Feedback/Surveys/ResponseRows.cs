using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>A response with its answers read.</summary>
public sealed record ResponseRow(
    SurveyResponse Response, SurveyLink? Link, IReadOnlyDictionary<string, string> Codes, IReadOnlyDictionary<string, string> Texts);

/// <summary>The responses of a survey one by one, in the order in which they were written.</summary>
public sealed class ResponseRows(Db db, AskingFacts facts)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>The questions of all versions, each as it was asked last.</summary>
    internal async Task<List<Question>> Questions(Survey survey, CancellationToken stop) =>
        [.. AskedQuestion.Of(await facts.Versions(survey, stop)).Select(question => question.Latest)];

    /// <summary>The rows, not yet read.</summary>
    internal async IAsyncEnumerable<ResponseRow> Stream(SurveyId survey, [EnumeratorCancellation] CancellationToken stop)
    {
        var links = await db.SurveyLinks.AsNoTracking().Where(l => l.SurveyId == survey && l.Kind == LinkKind.Open).ToDictionaryAsync(l => l.Id, stop);
        await foreach (var response in db.SurveyResponses.AsNoTracking().Where(r => r.SurveyId == survey).OrderBy(r => r.Id)
            .AsAsyncEnumerable().WithCancellation(stop))
            yield return new(response, links.GetValueOrDefault(response.LinkId), Read(response.Codes), response.Texts is { } texts ? Read(texts) : Nothing);
    }

    internal static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
