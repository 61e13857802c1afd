using System.IO.Compression;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class SpssTests
{
    private static readonly Actor Analyst = House.As(Role.Analyst);

    [Theory, OnBothDatabases]
    public async Task Numbers_stand_in_the_file_and_what_they_mean_in_the_syntax(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var survey = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, Document: Document()), default)).Value.Value;
        await house.Get<PublishSurvey>().Run(Analyst, new(survey), default);
        var entered = await house.Get<EnterResponse>().Run(Analyst, new(survey, "1", SurveyDocumentTests.Told(("nps-1", "9"), ("to", "shop"),
            ("why", "第一行\n\"第二行\""), ("pair.with", "mustBe"), ("pair.without", "dislike"))), default);
        Assert.Null(entered.Failure);

        var files = (await house.Get<ExportForSpss>().Run(Analyst, new(survey, new(key => key, member => member.ToString(), true)), default)).Value;
        using var zip = new MemoryStream();
        await files.Write(zip, default);
        using var archive = new ZipArchive(zip);
        var syntax = new StreamReader(archive.GetEntry(ExportForSpss.SyntaxName)!.Open()).ReadToEnd().Split("\r\n");
        var lines = new StreamReader(archive.GetEntry(ExportForSpss.DataName)!.Open()).ReadToEnd().TrimEnd().Split("\r\n");

        Assert.Equal(2, lines.Length);
        Assert.EndsWith(",9,2,\"第一行 \"\"第二行\"\"\",2,5", lines[1], StringComparison.Ordinal);
        var names = syntax.SkipWhile(line => line != "  /VARIABLES=").Skip(1).TakeWhile(line => line != "  .").Select(line => line.Trim().Split(' ')).ToList();
        Assert.Equal(lines[0].Count(letter => letter == ',') + 1, names.Count);
        Assert.Equal(["nps_1", "to_", "why", "pair.with", "pair.without"], names.Skip(10).Select(name => name[0]));
        Assert.Equal(["F8.0", "F8.0", "A600", "F8.0", "F8.0"], names.Skip(10).Select(name => name[1]));
        Assert.Contains("  nps_1 '推荐''吗'", syntax);
        Assert.Equal(["  1 '网上'", "  2 '门店'"], syntax.SkipWhile(line => line != "VALUE LABELS to_").Skip(1).TakeWhile(line => line != "  ."));
        Assert.Equal(["  0 '不会'"], syntax.SkipWhile(line => line != "VALUE LABELS nps_1").Skip(1).TakeWhile(line => line != "  ."));
    }

    private static SurveyDocument Document() => SurveyTemplate.Of("csat")!.Document with
    {
        Languages = ["zh"],
        Title = SurveyDocumentTests.Zh("问卷"),
        Scores = [],
        Questions =
        [
            new() { Id = "nps-1", Kind = QuestionKind.Nps, Text = SurveyDocumentTests.Zh("推荐'吗"), LeastLabel = SurveyDocumentTests.Zh("不会") },
            new()
            {
                Id = "to",
                Kind = QuestionKind.Choice,
                Text = SurveyDocumentTests.Zh("在哪里"),
                Options = [new("web", SurveyDocumentTests.Zh("网上")), new("shop", SurveyDocumentTests.Zh("门店"))],
            },
            new() { Id = "why", Kind = QuestionKind.Text, Most = 200, Text = SurveyDocumentTests.Zh("为什么") },
            new() { Id = "pair", Kind = QuestionKind.Kano, Text = SurveyDocumentTests.Zh("有"), Without = SurveyDocumentTests.Zh("没有") },
        ],
    };
}
