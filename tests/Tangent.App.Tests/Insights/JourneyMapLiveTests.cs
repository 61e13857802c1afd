using Tangent.Analytics;
using Tangent.App.Encounters;
using Tangent.App.Feedback;
using Tangent.App.Insights;
using Tangent.App.Touchpoints.Maps;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;
using Tangent.Tests.Touchpoints;
using static Tangent.Tests.Insights.LiveLog;

namespace Tangent.Tests.Insights;

/// <summary>A journey map beside what happens, from encounters and feedback in the database.</summary>
public sealed class JourneyMapLiveTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task What_was_designed_stands_beside_what_happens(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("A", "甲", "Alpha");
        await house.Add("B", "乙", "Beta");
        await house.Add("C", "丙", "Gamma");
        // Two go from A to B, one from A elsewhere; the fourth is of another kind. The map has a step between that is not logged.
        EncounterEntry[] met = [.. Way("j1", "A", "B"), .. Way("j2", "A", "B"), .. Way("j3", "A", "C"), .. Way("j4", "C")];
        Assert.Empty((await house.Get<AppendEncounters>().Run(Director, new("crm", met), Stop)).Value.Problems);
        JudgementEntry[] said = [Said("j1", "A", 5), Said("j2", "A", 4), Said("j1", "B", 2), Said("j2", "B", 1)];
        Assert.Empty((await house.Get<AppendJudgements>().Run(Director, new("survey", said), Stop)).Value.Problems);
        var document = Drawn.Felt(3, 4, 5) with { KnownBy = ["A"] };
        document = document.With(At(document, 0, "A")).With(At(document, 2, "B"));
        var id = (await house.Get<MakeJourneyMap>().Run(Director, new(house.RootUnit, Document: document), Stop)).Value.Value;

        var live = (await house.Get<AskJourneyMap>().Run(Director, new(id), Stop)).Value;

        Assert.Equal(3, live.Journeys);
        Assert.Equal(["A", null, "B"], live.Steps.Select(step => step.Stop?.Key));
        Assert.Equal([4.5, null, 1.5], live.Steps.Select(step => Point(step.Seen.Score)));
        Assert.Equal([2.0 / 3, null, null], live.Steps.Select(step => Point(step.WentOn)));
        Assert.NotNull(live.Steps[0].ToNext);
        Assert.Null(live.Steps[2].ToNext);
        Assert.Equal((2, 2), (live.Trough, live.End));

        Assert.Equal(0, (await house.Get<AskJourneyMap>().Run(Director, new(id, Filter: new() { FromUtc = Start.AddYears(1) }), Stop)).Value.Journeys);
        Assert.IsType<Fail.Missing>((await house.Get<AskJourneyMap>().Run(Director, new(Guid.Empty), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<AskJourneyMap>().Run(Director, new(id, 9), Stop)).Failure);
    }

    private static MapStep At(MapDocument document, int place, string code) => document.Steps[place] with { Touchpoint = code, Place = null };

    private static double? Point(Answer? answer) => answer is Estimate one ? one.Point : null;
}
