using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class TensionTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly TensionScore Felt = new(TensionAxis.EfficiencyAutonomy, TensionSide.Employees, 5.2m, 1.1m, 120);

    [Theory, OnBothDatabases]
    public async Task What_a_survey_found_of_the_tensions_is_kept_in_the_sheet(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = await house.Add(With(house, Felt, Felt with { Side = TensionSide.Customers }));

        var shown = (await house.Get<ShowTouchpoint>().Run(House.As(Role.Clerk), new(id), Stop)).Value;
        Assert.Equal([Felt, Felt with { Side = TensionSide.Customers }], shown.Row.Details.Sheet.Tensions);
    }

    [Theory, OnBothDatabases]
    public async Task Scores_that_cannot_be_are_refused(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        TensionScore[][] wrong =
        [
            [Felt with { Mean = 7.1m }], [Felt with { Mean = 0.9m }], [Felt with { Deviation = -0.1m }], [Felt with { Deviation = 4.4m }],
            [Felt with { Answers = 0 }], [Felt, Felt with { Mean = 2 }],
        ];
        foreach (var scores in wrong)
        {
            var made = await house.Get<RegisterTouchpoint>().Run(House.As(Role.Director), With(house, scores), Stop);
            Assert.Equal("touchpoints.tension.shape", Assert.Single(Assert.IsType<Fail.Invalid>(made.Failure).Problems).Code);
        }
    }

    private static TouchpointFields With(House house, params TensionScore[] scores) =>
        Register.Fields(house, "T1") with { Sheet = new() { Tensions = scores.ToItems() } };
}
