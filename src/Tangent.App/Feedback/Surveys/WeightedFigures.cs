using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;
using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Figures of weighted answers beside the unweighted ones, by methods whose intervals know of the weights. Pure.</summary>
sealed class WeightedFigures(IReadOnlyList<Stratum> strata, IReadOnlyList<double> weights)
{
    /// <summary>Scales, shares of options and scores; grids and pairs are told without weights.</summary>
    public IEnumerable<WeighResults.Pair> Of(SurveyDocument document)
    {
        foreach (var question in document.Questions)
            foreach (var (kind, part) in Kinds(question))
            {
                var (values, weighs) = Answers(question, kind, part);
                if (values.Length > 0) yield return new(question, kind, part, Figure(kind, values, []), Figure(kind, values, weighs));
            }
    }

    /// <summary>The survey with the questions alone that are told with weights: the others need not be counted.</summary>
    public static SurveyDocument Weighable(SurveyDocument document) =>
        document with { Questions = document.Questions.Where(question => Kinds(question).Any()).ToItems(), Scores = [], Quotas = [] };

    private static IEnumerable<(FigureKind, string?)> Kinds(Question question) => question.Kind switch
    {
        QuestionKind.Nps => [(FigureKind.NetPromoter, null)],
        QuestionKind.Csat => [(FigureKind.TopTwo, null), (FigureKind.Mean, null)],
        QuestionKind.Ces => [(FigureKind.Mean, null), (FigureKind.Easy, null)],
        QuestionKind.Scale or QuestionKind.Number => [(FigureKind.Mean, null)],
        QuestionKind.Choice or QuestionKind.Choices => question.Options.Select(option => (FigureKind.Share, (string?)option.Id)),
        _ => [],
    };

    private static Answer Figure(FigureKind kind, double[] values, double[] weighs) => kind switch
    {
        FigureKind.NetPromoter => NetPromoter.OfAnswers(values, weighs),
        FigureKind.Mean => Means.Of(values, weighs),
        _ => SampledShare.Of(values, weighs),
    };

    // One value for each who was asked this: of options whether it was ticked, of boxes whether it was high enough.
    private (double[] Values, double[] Weights) Answers(Question question, FigureKind kind, string? part)
    {
        var (values, weighs) = (new List<double>(), new List<double>());
        for (int i = 0; i < strata.Count; i++)
        {
            var counts = strata[i].Counts;
            long n = counts.GetValueOrDefault((question.Id, SurveyTally.Answered));
            if (part is not null)
            {
                long ticked = question.Kind == QuestionKind.Choice ? counts.GetValueOrDefault((question.Id, part))
                    : Math.Min(n, counts.GetValueOrDefault(($"{question.Id}.{part}", "1")));
                Add(1, ticked, i);
                Add(0, n - ticked, i);
                continue;
            }
            foreach (var ((cell, code), count) in counts.Where(one => one.Key.Cell == question.Id && one.Key.Code.Length > 0)
                .OrderBy(one => one.Key.Code, StringComparer.Ordinal))
            {
                double value = double.Parse(code, CultureInfo.InvariantCulture);
                Add(kind switch { FigureKind.TopTwo => value >= 4 ? 1 : 0, FigureKind.Easy => value >= 5 ? 1 : 0, _ => value }, count, i);
            }
        }
        return ([.. values], [.. weighs]);

        void Add(double value, long times, int stratum)
        {
            for (long i = 0; i < times; i++)
            {
                values.Add(value);
                weighs.Add(weights[stratum]);
            }
        }
    }
}
