using System.Text;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Touchpoints;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class SurveyDocumentTests
{
    public static TheoryData<string> Templates => [.. SurveyTemplate.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Templates))]
    public void A_document_comes_back_to_the_byte_and_may_be_published_as_it_is(string name)
    {
        using var file = typeof(SurveyTemplate).Assembly.GetManifestResourceStream($"Surveys/Templates/{name}.json")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);

        var document = SurveyCodec.Read(Encoding.UTF8.GetString(bytes)).Value;

        Assert.Equal(bytes, Encoding.UTF8.GetBytes(SurveyCodec.Write(document)));
        Assert.Equal(document, SurveyCodec.Read(SurveyCodec.Write(document)).Value);
        Assert.Empty(SurveyRules.ToKeep(document));
        Assert.Empty(SurveyRules.ToPublish(document));
    }

    [Fact]
    public void The_templates_hold_the_instruments_of_the_literature()
    {
        var servqual = SurveyTemplate.Of("servqual")!.Document;
        Assert.Equal([4, 5, 4, 4, 5], servqual.Questions.Select(question => question.Rows.Count));
        Assert.All(servqual.Questions, question => Assert.Equal(2, question.Columns.Count));
        Assert.All(SurveyTemplate.Of("tolerance")!.Document.Questions, question => Assert.Equal(3, question.Columns.Count));
        Assert.Equal(10, SurveyTemplate.Of("usability")!.Document.Questions[0].Rows.Count);
        Assert.Equal(5, SurveyTemplate.Of("traits")!.Document.Questions[0].Rows.Count);
        Assert.All(SurveyTemplate.Bank, question => Assert.True(
            question.Criterion is not null || question.Kind is not (QuestionKind.Scale or QuestionKind.Choice)));
    }

    [Theory]
    [InlineData("""{"format":1,"title":{"zh":"甲"},"languages":["zh"],"colour":"red"}""", "surveys.document-unreadable")]
    [InlineData("""{"format":2,"title":{"zh":"甲"},"languages":["zh"]}""", "surveys.document-format")]
    [InlineData("""{"format":1,"title":{"zh":"甲","zh":"乙"},"languages":["zh"]}""", "surveys.document-unreadable")]
    [InlineData("""{"format":1,"languages":["zh"]}""", "surveys.document-unreadable")]
    [InlineData("not json", "surveys.document-unreadable")]
    [InlineData("null", "surveys.document-unreadable")]
    public void What_would_be_lost_is_refused(string text, string code) => Assert.Equal(code, SurveyCodec.Read(text).Failure!.Problems[0].Code);

    [Fact]
    public void Logic_looks_back_only_and_every_word_stands_in_every_language()
    {
        var document = With(
            Ask("q1", QuestionKind.Csat) with { ShowIf = new([new("q2", TestKind.Answered)]) },
            Ask("q2", QuestionKind.Choice),
            Ask("q3", QuestionKind.Text) with { Text = Wording.Of(("en", "You said {{q9}}")) }) with
        { Languages = ["zh", "en"] };

        Assert.Equal(
            ["q1 surveys.unsaid", "q1 surveys.refers-forward", "q2 surveys.unsaid", "q2 surveys.options-few", "q3 surveys.unsaid", "q3 surveys.pipe-forward"],
            SurveyRules.ToPublish(document).Where(problem => problem.Field!.StartsWith("questions.", StringComparison.Ordinal))
                .Select(problem => $"{problem.Field!.Split('.')[1]} {problem.Code}"));
        var twice = With(Ask("q1", QuestionKind.Csat), Ask("q1", QuestionKind.Csat));
        Assert.Equal(["surveys.code-twice"], SurveyRules.ToKeep(twice).Select(problem => problem.Code));
        Assert.Equal(["surveys.code-shape"], SurveyRules.ToKeep(With(Ask("Q 1", QuestionKind.Csat))).Select(problem => problem.Code));
    }

    [Fact]
    public void What_was_not_asked_is_not_kept_and_answers_are_filled_in_as_plain_text()
    {
        var document = With(
            Ask("q1", QuestionKind.Nps) with { IsRequired = true },
            Ask("q2", QuestionKind.Text) with { ShowIf = new([new("q1", TestKind.AtMost, "6")]), IsRequired = true },
            Ask("q3", QuestionKind.Text));

        var promoter = AnswerReading.Whole(document, Told(("q1", "9"), ("q2", "never asked"), ("q3", "{{q1}} <b>"))).Value;
        Assert.Equal("9", promoter["q1"]);
        Assert.Null(promoter["q2"]);
        Assert.Equal("9: {{q1}} <b>", SurveyRoute.Fill(document, "{{q1}}: {{ q3 }}", promoter, "zh"));

        var detractor = AnswerReading.Whole(document, Told(("q1", "6")));
        Assert.Equal([("q2", "surveys.answer-required")], detractor.Failure!.Problems.Select(problem => (problem.Field!, problem.Code)));
        Assert.Equal("surveys.answer-number", AnswerReading.Whole(document, Told(("q1", "11"))).Failure!.Problems[0].Code);
        Assert.Equal(2, SurveyRoute.From(document, promoter, 1));
        Assert.Equal(0, SurveyRoute.Before(document, promoter, 2));
    }

    [Theory]
    [InlineData("csat", "6", "surveys.answer-number")]
    [InlineData("choice", "c", "surveys.answer-option")]
    [InlineData("date", "2026-02-30", "surveys.answer-date")]
    [InlineData("number", "x", "surveys.answer-number")]
    public void An_answer_that_cannot_be_is_refused(string kind, string answer, string code)
    {
        var question = Ask("q1", Enum.Parse<QuestionKind>(kind, ignoreCase: true)) with { Options = [new("a", Zh("甲")), new("b", Zh("乙"))] };
        Assert.Equal(code, AnswerReading.Whole(With(question), Told(("q1", answer))).Failure!.Problems[0].Code);
    }

    [Fact]
    public void Ticks_orders_grids_and_pairs_are_read_cell_by_cell()
    {
        var document = With(
            Ask("t", QuestionKind.Choices) with { Options = [new("a", Zh("甲")), new("b", Zh("乙")), new("x", Zh("其他")) { HasText = true }], Most = 2 },
            Ask("o", QuestionKind.Ranking) with { Options = [new("a", Zh("甲")), new("b", Zh("乙"))] },
            Ask("g", QuestionKind.Grid) with { Least = 1, Most = 7, Rows = [new("r", Zh("行"))], Columns = [new("e", Zh("期望")), new("p", Zh("感受"))] },
            Ask("k", QuestionKind.Kano) with { Without = Zh("没有呢？") });

        var answers = AnswerReading.Whole(document, Told(("t.a", "on"), ("t.x", "on"), ("t.x.text", "灯坏了"), ("o.a", "2"), ("o.b", "1"),
            ("g.r.e", "7"), ("g.r.p", "5"), ("k.with", "like"), ("k.without", "dislike"))).Value;
        Assert.Equal("灯坏了", answers.Texts["t.x.text"]);
        Assert.Equal(["g.r.e=7", "g.r.p=5", "k.with=like", "k.without=dislike", "o.a=2", "o.b=1", "t.a=1", "t.x=1"],
            answers.Codes.Select(one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal));

        string Wrong(params (string, string)[] told) => AnswerReading.Whole(document, Told(told)).Failure!.Problems[0].Code;
        Assert.Equal("surveys.answer-many", Wrong(("t.a", "1"), ("t.b", "1"), ("t.x", "1")));
        Assert.Equal("surveys.answer-ranking", Wrong(("o.a", "1"), ("o.b", "1")));
        Assert.Equal("surveys.answer-number", Wrong(("g.r.e", "8")));
        Assert.Equal("surveys.answer-option", Wrong(("k.with", "love")));
    }

    [Theory]
    [InlineData("en", "Were staff quick and friendly?", LintRule.TwoThings)]
    [InlineData("zh", "员工的态度和速度怎么样？", LintRule.TwoThings)]
    [InlineData("en", "Don't you think that our excellent hall is clean?", LintRule.Leading)]
    [InlineData("zh", "您一定觉得我们的服务很好吧？", LintRule.Leading)]
    [InlineData("en", "How satisfied are you with the way in which we, over the whole of last year and in every hall, have dealt with what you asked us to do?",
        LintRule.TooLong)]
    [InlineData("zh", "您平时办得顺利吗？", LintRule.Vague)]
    [InlineData("zh", "您不觉得这里没有人管吗？", LintRule.TurnedTwice)]
    [InlineData("zh", "您的手机号是多少？", LintRule.Personal)]
    public void The_linter_sees(string language, string text, LintRule rule)
    {
        var document = With(Ask("q1", QuestionKind.Csat) with { Text = Wording.Of((language, text)) }) with { Languages = [language] };
        Assert.Contains(SurveyLint.Of(document), finding => finding.Rule == rule && finding.Question == "q1");
    }

    [Fact]
    public void The_linter_is_quiet_about_the_plain_templates_and_names_a_mixture_of_scales()
    {
        foreach (var name in new[] { "nps", "pulse" }) Assert.Empty(SurveyLint.Of(SurveyTemplate.Of(name)!.Document));
        var mixed = With(Scale("q1", 5), Scale("q2", 5), Scale("q3", 7));
        Assert.Equal([("q3", "1-7")], SurveyLint.Of(mixed).Select(finding => (finding.Question!, finding.Evidence)));

        Question Scale(string id, int most) => Ask(id, QuestionKind.Scale) with { Least = 1, Most = most, LeastLabel = Zh("差"), MostLabel = Zh("好") };
    }

    [Fact]
    public void Every_industry_of_the_register_has_a_survey_of_its_touchpoints_that_the_linter_is_quiet_about()
    {
        foreach (var industry in TouchpointTemplate.All)
        {
            var document = SurveyTemplate.Of($"industry-{industry.Name}")!.Document;
            Assert.Empty(SurveyLint.Of(document));
            var asked = document.Questions.Select(question => question.Touchpoint).OfType<string>().ToList();
            Assert.InRange(asked.Count, 5, 8);
            Assert.Empty(asked.Except(industry.Touchpoints.Select(touchpoint => touchpoint.Code)));
        }
    }

    internal static SurveyDocument With(params Question[] questions) => new() { Title = Zh("问卷"), Languages = ["zh"], Questions = [.. questions] };

    internal static Question Ask(string id, QuestionKind kind) => new() { Id = id, Kind = kind, Text = Zh("怎么样？") };

    internal static Wording Zh(string text) => Wording.Of(("zh", text));

    internal static Dictionary<string, string> Told(params (string Cell, string Value)[] told) => told.ToDictionary(one => one.Cell, one => one.Value);
}
