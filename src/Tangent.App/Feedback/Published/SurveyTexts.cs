using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>The words of responses, for who handles <see cref="SurveyAnswered"/>.</summary>
public sealed class SurveyTexts(Db db)
{
    /// <summary>What was said in one response, by cell; nothing when it was erased meanwhile.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(long response, CancellationToken stop) =>
        await db.SurveyResponses.Where(r => r.Id == response).Select(r => r.Texts).SingleOrDefaultAsync(stop) is { } texts
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(texts)!
                .Where(one => GivenAnswers.FileOf(one.Value) is null).ToDictionary() : new Dictionary<string, string>();
}
