using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Surveys;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What a figure of a question says.</summary>
public enum FigureKind
{
    /// <summary>Net promoter score, −100 to 100.</summary>
    NetPromoter,

    /// <summary>Share of the two best answers.</summary>
    TopTwo,

    /// <summary>Share of 5 to 7, who found it easy.</summary>
    Easy,

    /// <summary>Mean.</summary>
    Mean,

    /// <summary>Mean of what was met minus what was expected.</summary>
    Gap,

    /// <summary>Share of those who ticked it.</summary>
    Share,

    /// <summary>Mean place in the order, 1 is first.</summary>
    Place,

    /// <summary>What having the feature adds.</summary>
    Better,

    /// <summary>What lacking it costs.</summary>
    Worse,
}

/// <summary>A figure.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Part">Code of the option, item or column that it is of; null: of the question.</param>
/// <param name="Value">The figure with its interval, or why there is none.</param>
public sealed record Figure(FigureKind Kind, string? Part, Answer Value);

/// <summary>A bar of a distribution.</summary>
/// <param name="Part">Code of the item; null: of the question.</param>
/// <param name="Code">The answer.</param>
/// <param name="Count">How often.</param>
public sealed record Bar(string? Part, string Code, long Count);

/// <summary>What one question has brought.</summary>
/// <param name="Question">The question.</param>
/// <param name="N">How many answered it.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Bars">Its distribution; every possible answer stands in it, also with none.</param>
/// <param name="Kano">The kind of a Kano pair, or why it cannot be told; null for other questions.</param>
public sealed record QuestionResult(Question Question, long N, IReadOnlyList<Figure> Figures, IReadOnlyList<Bar> Bars, Answer? Kano = null);

/// <summary>What one score has brought.</summary>
public sealed record ScoreResult(Score Score, Answer Mean);

/// <summary>Figures out of counts. Pure.</summary>
sealed class SurveyFigures(IReadOnlyDictionary<string, List<(string Code, long Count)>> counts)
{
    public long Count(string cell, string code) => counts.GetValueOrDefault(cell)?.Find(one => one.Code == code).Count ?? 0;

    public ScoreResult Of(Score score) => new(score, CountedMean.Of(Numbers(SurveyTally.ScoreCell + score.Id)));

    public QuestionResult Of(Question question)
    {
        long n = Count(question.Id, SurveyTally.Answered);
        return question.Kind switch
        {
            QuestionKind.Nps => new(question, n, [new(FigureKind.NetPromoter, null, Nps(question.Id))], Scale(question)),
            QuestionKind.Csat => new(question, n, [new(FigureKind.TopTwo, null, AtLeast(question.Id, 4)), Mean(question.Id)], Scale(question)),
            QuestionKind.Ces => new(question, n, [Mean(question.Id), new(FigureKind.Easy, null, AtLeast(question.Id, 5))], Scale(question)),
            QuestionKind.Scale => new(question, n, [Mean(question.Id)], Scale(question)),
            QuestionKind.Number => new(question, n, [Mean(question.Id)], Given(question.Id)),
            QuestionKind.Grid => Grid(question, n),
            QuestionKind.Kano => Kano(question, n),
            QuestionKind.Choice => Choice(question, n),
            QuestionKind.Choices => Choices(question, n),
            QuestionKind.Ranking => new(question, n,
                [.. question.Options.Select(option => new Figure(FigureKind.Place, option.Id, CountedMean.Of(Numbers($"{question.Id}.{option.Id}"))))], []),
            QuestionKind.Date => new(question, n, [], Given(question.Id)),
            _ => new(question, n, [], []),
        };
    }

    private Figure Mean(string cell, string? part = null) => new(FigureKind.Mean, part, CountedMean.Of(Numbers(cell)));

    private Answer Nps(string cell)
    {
        var answers = Numbers(cell);
        int Between(double least, double most) => (int)answers.Where(one => one.Value >= least && one.Value <= most).Sum(one => one.Count);
        return NetPromoter.Of(Between(9, 10), Between(7, 8), Between(0, 6));
    }

    private Answer AtLeast(string cell, double from)
    {
        var answers = Numbers(cell);
        return Wilson.Share((int)answers.Where(one => one.Value >= from).Sum(one => one.Count), (int)answers.Sum(one => one.Count));
    }

    private List<Bar> Scale(Question question)
    {
        var (least, most) = question.Ends!.Value;
        return [.. Enumerable.Range(least, most - least + 1).Select(value => value.ToString(CultureInfo.InvariantCulture))
            .Select(code => new Bar(null, code, Count(question.Id, code)))];
    }

    // Numbers and months are as many as were given.
    private List<Bar> Given(string cell) => [.. (counts.GetValueOrDefault(cell) ?? []).Where(one => one.Code != SurveyTally.Answered)
        .OrderBy(one => one.Code.Length).ThenBy(one => one.Code, StringComparer.Ordinal).Select(one => new Bar(null, one.Code, one.Count))];

    private QuestionResult Choice(Question question, long n) => new(question, n,
        [.. question.Options.Select(option => new Figure(FigureKind.Share, option.Id, Wilson.Share((int)Count(question.Id, option.Id), (int)n)))],
        [.. question.Options.Select(option => new Bar(option.Id, option.Id, Count(question.Id, option.Id)))]);

    private QuestionResult Choices(Question question, long n)
    {
        long Ticked(Option option) => Math.Min(n, Count($"{question.Id}.{option.Id}", "1"));
        return new(question, n,
            [.. question.Options.Select(option => new Figure(FigureKind.Share, option.Id, Wilson.Share((int)Ticked(option), (int)n)))],
            [.. question.Options.Select(option => new Bar(option.Id, option.Id, Ticked(option)))]);
    }

    private QuestionResult Grid(Question question, long n)
    {
        List<Figure> figures = [];
        foreach (var row in question.Rows)
        {
            var cells = (counts.GetValueOrDefault($"{question.Id}.{row.Id}") ?? []).ConvertAll(one => (Values: one.Code.Split('/'), one.Count));
            for (int i = 0; i < question.Columns.Count; i++)
            {
                int column = i;
                figures.Add(new(FigureKind.Mean, $"{row.Id}.{question.Columns[i].Id}", CountedMean.Of([.. cells
                    .Where(one => column < one.Values.Length && one.Values[column].Length > 0).Select(one => (Number(one.Values[column]), one.Count))])));
            }
            if (question.Columns.Count > 1)
                figures.Add(new(FigureKind.Gap, row.Id, CountedMean.Of([.. cells.Where(one => one.Values[0].Length > 0 && one.Values[^1].Length > 0)
                    .Select(one => (Number(one.Values[^1]) - Number(one.Values[0]), one.Count))])));
        }
        return new(question, n, figures, []);
    }

    private QuestionResult Kano(Question question, long n)
    {
        var kinds = new int[6];
        foreach (var (code, count) in counts.GetValueOrDefault($"{question.Id}.pair") ?? [])
        {
            var halves = code.Split('/');
            kinds[(int)Analytics.Surveys.Kano.KindOf(Reply(halves[0]), Reply(halves[1]))] += (int)count;
        }
        var told = Analytics.Surveys.Kano.Of(kinds);
        return new(question, n, told is KanoTold known
            ? [new(FigureKind.Better, null, known.Better), new(FigureKind.Worse, null, known.Worse)] : [],
            [.. Enum.GetValues<KanoKind>().Select(kind => new Bar(null, kind.ToString(), kinds[(int)kind]))], told);
    }

    private static KanoAnswer Reply(string code) => Enum.Parse<KanoAnswer>(code, ignoreCase: true);

    private List<(double Value, long Count)> Numbers(string cell) =>
        (counts.GetValueOrDefault(cell) ?? []).FindAll(one => one.Code.Length > 0).ConvertAll(one => (Number(one.Code), one.Count));

    private static double Number(string code) => double.Parse(code, CultureInfo.InvariantCulture);
}
