using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class AskedQuestionTests
{
    [Fact]
    public void A_question_is_as_it_was_asked_last_and_older_answers_count_while_they_mean_the_same()
    {
        var first = SurveyTemplate.Of("servqual")!.Document;
        var grid = first.Questions.First(question => question.Kind == QuestionKind.Grid);
        var reworded = first with { Questions = [.. first.Questions.Select(one => one.Id == grid.Id ? one with { Rows = [.. one.Rows.Take(1)] } : one)] };
        var rescaled = first with { Questions = [grid with { Least = 1, Most = 5 }] };

        var told = AskedQuestion.Of([first, reworded, rescaled]);

        Assert.Equal(first.Questions.Select(question => question.Id), told.Select(one => one.Latest.Id));
        Assert.Equal([3], told.Single(one => one.Latest.Id == grid.Id).Versions);
        Assert.All(told.Where(one => one.Latest.Id != grid.Id), one => Assert.Equal([1, 2], one.Versions.Order()));
        Assert.Equal([1, 2], AskedQuestion.Of([first, reworded])[0].Versions.Order());
        Assert.Single(AskedQuestion.Of([first, reworded]).Single(one => one.Latest.Id == grid.Id).Latest.Rows);
        Assert.Empty(AskedQuestion.Of([]));
    }
}
