using Tangent.Domain.Feedback.Invitations;
using Tangent.Web.Pages.Surveys;

namespace Tangent.Web.Tests.Surveys;

/// <summary>What a form of a rule shows is what it sends back.</summary>
public sealed class RuleInputTests
{
    [Fact]
    public void Shares_of_parts_are_lines_that_come_back_as_they_were()
    {
        var plan = new AskingPlan
        {
            Name = "After",
            UnitId = Guid.Empty,
            StratumRates = [new(EncounterPart.Channel, "main hall", 20), new(EncounterPart.Unit, "DC-H1", 0)],
        };
        var form = RuleInput.Of(plan, ["zh"]);
        Assert.Equal("channel main hall 20\nunit DC-H1 0", form.Strata);
        Assert.Equal(plan.StratumRates, form.Plan(["zh"]).StratumRates);
    }

    [Theory]
    [InlineData("hall 20")]
    [InlineData("weather rain 20")]
    [InlineData("0 hall 20")]
    [InlineData("channel hall many")]
    public void A_line_that_cannot_be_read_is_a_problem_of_its_field(string line) =>
        Assert.Contains(new RuleInput { Strata = line }.Plan(["zh"]).Problems(), problem => problem.Field == "stratumRates");
}
