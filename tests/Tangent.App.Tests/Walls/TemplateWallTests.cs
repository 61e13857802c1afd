using System.Text.Json;
using Tangent.App.Demo;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Tests.Walls;

/// <summary>Every template against the rules that people's own entries are held to.</summary>
public sealed class TemplateWallTests
{
    public static TheoryData<string> Names => [.. TouchpointTemplate.All.Select(template => template.Name)];

    [Fact]
    public void The_seven_trades_are_there_and_no_code_stands_in_two_of_them()
    {
        Assert.Equal(["telecom", "bank", "hospital", "retail", "hotel", "e-commerce", "public-service"], TouchpointTemplate.All.Select(t => t.Name));
        var codes = TouchpointTemplate.All.SelectMany(template => template.Touchpoints).Select(one => one.Code).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory, MemberData(nameof(Names))]
    public void A_template_has_ten_to_twenty_five_touchpoints_and_moments_with_all_three_lists(string name)
    {
        var template = TouchpointTemplate.Of(name)!;
        Assert.InRange(template.Touchpoints.Count, 10, 25);
        var moments = template.Touchpoints.SelectMany(one => one.Moments).ToList();
        Assert.True(moments.Count >= 5, $"{moments.Count} moments");
        Assert.All(moments, moment => Assert.Equal(3, moment.Items.Select(item => item.List).Distinct().Count()));
    }

    [Theory, MemberData(nameof(Names))]
    public void Everything_in_a_template_holds_by_the_rules_in_both_languages(string name)
    {
        var template = TouchpointTemplate.Of(name)!;
        var problems =
            from one in template.Touchpoints
            from isChinese in new[] { true, false }
            from problem in Problems(one, isChinese)
            select $"{one.Code} {(isChinese ? "zh" : "en")}: {problem.Field} {problem.Code}";
        Assert.Empty(problems);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_review_of_each_touchpoint_would_miss_nothing_but_the_owner(string name)
    {
        var template = TouchpointTemplate.Of(name)!;
        Assert.All(template.Touchpoints, one =>
        {
            Assert.Equal(["touchpoints.gap.owner"], TouchpointGaps.Of(Details(one, true)).Select(gap => gap.Code));
            Assert.All(one.FeltAt, code => Assert.Contains(template.Touchpoints,
                other => other.Code == code && other.Classification.Kinds.HasFlag(TouchpointKinds.FrontStage)));
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_class_of_every_touchpoint_is_said(string name) => Assert.All(TouchpointTemplate.Of(name)!.Touchpoints, one =>
    {
        var said = one.Classification;
        Assert.All(new object?[]
        {
            said.Distance, said.Provider, said.Recipient, said.Technology, said.Degree, said.Delivery, said.Form, said.Place, said.Fee,
            said.Frequency, said.Technicality, said.Nature,
        }, member => Assert.True(member is not null, one.Code));
        Assert.True(one.Control.IsWhole, one.Code);
        Assert.NotEmpty(one.Factors);
    });

    [Fact]
    public void Chinese_is_Chinese_and_English_is_English_and_the_words_are_ours() => Assert.All(
        TouchpointTemplate.All.SelectMany(template => Texts(JsonSerializer.SerializeToNode(template)!)), said =>
        {
            Assert.Matches(@"[\u3400-\u9fffA-Z]", said.Zh);
            Assert.DoesNotMatch(@"[\u3400-\u9fff]", said.En);
            Assert.DoesNotMatch("用户|顾客|接触点|工单|！", said.Zh);
            Assert.DoesNotMatch(@"[\u3400-\u9fff]\s*[,;!?]", said.Zh);
        });

    [Fact]
    public void The_telecom_template_speaks_of_the_demo_company_by_the_same_codes_and_names()
    {
        var register = DemoFiles.TouchpointList.ToDictionary(one => one.Code);
        Assert.All(TouchpointTemplate.Of("telecom")!.Touchpoints, one =>
        {
            var demo = register[one.Code];
            Assert.Equal((demo.NameZh, demo.NameEn, demo.Channel, demo.Stage), (one.Name.Zh, one.Name.En, one.Channel, one.Stage));
        });
    }

    [Fact]
    public void A_touchpoint_with_a_gap_and_a_text_that_is_too_long_are_seen()
    {
        var good = TouchpointTemplate.Of("bank")!.Touchpoints[0];
        Assert.Contains("touchpoints.gap.efficiency", TouchpointGaps.Of(Details(good with { Measures = [good.Measures[0]] }, true)).Select(g => g.Code));
        Assert.NotEmpty(Problems(good with { Name = new(new string('长', 61), "x") }, true));
    }

    private static IEnumerable<Problem> Problems(TemplateTouchpoint one, bool isChinese) =>
        TouchpointRules.Check(TouchpointFields.Of(Details(one, isChinese)))
            .Concat(one.Moments.SelectMany(moment => MomentRules.Check(moment.Fields(Guid.Empty, isChinese))));

    private static TouchpointDetails Details(TemplateTouchpoint one, bool isChinese) =>
        new(one.Code, one.Name.Zh, one.Name.En, one.Channel, one.Stage, Guid.Empty, OwnerId: null)
        {
            Classification = one.Classification,
            Sheet = one.Sheet(isChinese, one.FeltAt.Select(_ => Guid.Empty).ToItems()),
        };

    /// <summary>Every text in both languages, wherever it stands.</summary>
    private static IEnumerable<Said> Texts(System.Text.Json.Nodes.JsonNode? node) => node switch
    {
        System.Text.Json.Nodes.JsonObject said when said.ContainsKey("Zh") => [new((string)said["Zh"]!, (string)said["En"]!)],
        System.Text.Json.Nodes.JsonObject many => many.SelectMany(pair => Texts(pair.Value)),
        System.Text.Json.Nodes.JsonArray list => list.SelectMany(Texts),
        _ => [],
    };
}
