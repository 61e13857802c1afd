using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Tests.Feedback.Invitations;

/// <summary>How many encounters of each part are asked about.</summary>
public sealed class AskingStrataTests
{
    private static readonly AskingPlan Plan = new()
    {
        Name = "After",
        UnitId = Guid.Parse("01a20bae-0000-7000-8000-000000000001"),
        Text = Wording.Of(("zh", $"请评价 {AskingPlan.LinkGap}")),
        Subject = Wording.Of(("zh", "请评价")),
        RatePercent = 10,
        TierRates = [new(CustomerTier.Gold, 100)],
        StratumRates = [new(EncounterPart.Channel, "Hall", 50), new(EncounterPart.Unit, "DC-H1", 0), new(EncounterPart.Channel, "hotline", 0)],
    };

    [Theory]
    [InlineData("hall", "DC-H1", CustomerTier.Gold, 50)]     // the first part that fits, before the tier, whatever its letters' case
    [InlineData("app", "DC-H1", CustomerTier.Gold, 0)]
    [InlineData("app", "DC-H2", CustomerTier.Gold, 100)]
    [InlineData("app", null, CustomerTier.Silver, 10)]
    [InlineData(null, null, null, 10)]
    public void The_first_part_that_fits_says_how_many_are_asked(string? channel, string? unit, CustomerTier? tier, int percent)
    {
        string? WordOf(EncounterPart by) => by switch { EncounterPart.Channel => channel, EncounterPart.Unit => unit, _ => null };
        Assert.Equal(percent, Plan.RateOf(tier, WordOf));
        var customer = new AskedCustomer(tier, HasAddress: true, IsClosed: false, Agrees: null, AskedLately: 0);
        int asked = Enumerable.Range(0, 4000).Count(i => AskingChoice.Of(Plan.UnitId, Plan, $"e:crm:{i}", customer, 1, WordOf) == AskFate.Asked);
        Assert.InRange(asked, 40 * percent - 120, 40 * percent + 120);   // four standard deviations of the widest
    }

    [Fact]
    public void A_part_twice_or_without_a_word_or_a_percent_is_a_problem()
    {
        Assert.Empty(Plan.Problems());
        PartRate[] wrong =
            [new(EncounterPart.Channel, "HALL", 1), new(EncounterPart.Outcome, "", 1), new((EncounterPart)(-1), "x", 1), new(EncounterPart.Outcome, "x", 101)];
        foreach (var bad in wrong)
            Assert.Equal(["stratumRates"], (Plan with { StratumRates = [.. Plan.StratumRates, bad] }).Problems().Select(problem => problem.Field).Distinct());
    }
}
