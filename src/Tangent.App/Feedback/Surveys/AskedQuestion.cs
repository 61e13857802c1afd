using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>A question as it was asked last, with the published versions whose answers mean the same.</summary>
/// <param name="Latest">As the latest version that asks it does.</param>
/// <param name="Versions">Numbers of the versions that ask it in the same kind and on the same scale.</param>
sealed record AskedQuestion(Question Latest, IReadOnlySet<int> Versions)
{
    /// <summary>The questions of published versions in the order in which they came up.</summary>
    public static IReadOnlyList<AskedQuestion> Of(IReadOnlyList<SurveyDocument> versions)
    {
        List<string> order = [];
        var asked = new Dictionary<string, List<(int Version, Question Question)>>(StringComparer.Ordinal);
        for (int i = 0; i < versions.Count; i++)
        {
            foreach (var question in versions[i].Questions)
            {
                if (!asked.TryGetValue(question.Id, out var known))
                {
                    asked[question.Id] = known = [];
                    order.Add(question.Id);
                }
                known.Add((i + 1, question));
            }
        }
        return [.. order.Select(id => asked[id]).Select(all => new AskedQuestion(all[^1].Question, all.Where(one => IsSame(one.Question, all[^1].Question))
            .Select(one => one.Version).ToHashSet()))];
    }

    private static bool IsSame(Question one, Question other) => (one.Kind, one.ScaleName) == (other.Kind, other.ScaleName);
}
