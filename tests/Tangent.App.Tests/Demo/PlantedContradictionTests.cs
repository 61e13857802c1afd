using Tangent.Analytics;
using Tangent.App.Demo;
using Tangent.App.Feedback.Observed;
using Tangent.App.Insights;
using Tangent.App.Installation;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.App.Tests.Demo;

/// <summary>Mystery shoppers praise the repair visit of which customers complain: planted in the demo company, and found first.</summary>
public class PlantedContradictionTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task Shoppers_praise_what_customers_complain_about_and_that_comes_first()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        Assert.Null((await house.Get<LoadDemoCompany>().Run(Actor.LocalOperator("tests"), new(2500), Stop)).Failure);
        while (await house.Get<JobRunner>().Once(Stop)) { }
        var director = House.As(Role.Director);

        var found = (await house.Get<AskTriangulation>().Run(director, new(), Stop)).Value;
        Assert.Equal("T13", found.All[0].Stop.Key);
        Assert.Contains((Witness.Visits, Witness.Survey), found.All[0].Contradictions);
        Assert.True(found.All[0].Sources.Single(said => said.Source == Witness.Visits) is { Side: 1, Figure: Estimate { Point: > 0.9 } });
        // Listeners and customers agree on what is bad about rescheduling: no contradiction there.
        Assert.Empty(found.All.Single(at => at.Stop.Key == "T30").Contradictions);

        // A year of sheets, some scored twice by people who mostly agree; visits to come are given out.
        var programmes = (await house.Get<ListProgrammes>().Run(director, new(), Stop)).Value.Items;
        Assert.Equal(5, programmes.Count);
        Assert.InRange(programmes.Sum(row => row.Sent), 1000, 2000);
        Assert.Equal(35, programmes.Sum(row => row.Planned));
        var listening = programmes.Single(row => row.Programme.Kind == ObservedKind.Listening).Programme.Id;
        var told = (await house.Get<MeasureProgramme>().Run(director, new(listening), Stop)).Value;
        Assert.InRange(((Estimate)told.Agreement).Point, 0.5, 0.99);
        Assert.InRange(((Estimate)told.Agreement).N, 50, 150);
    }
}
