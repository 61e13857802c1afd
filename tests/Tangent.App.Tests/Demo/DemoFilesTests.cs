using Tangent.App.Demo;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Tests.Demo;

public class DemoFilesTests
{
    private static readonly IReadOnlyList<JourneyEntry> Journeys = DemoFiles.Journeys.Journeys;

    [Fact]
    public void The_register_is_complete_and_its_words_are_those_of_the_classification()
    {
        var places = DemoFiles.TouchpointList;
        Assert.Equal(Enumerable.Range(1, 60).Select(i => $"T{i:00}"), places.Select(place => place.Code));
        Assert.Equal(60, places.Select(place => place.NameZh).Distinct().Count());
        Assert.Equal(60, places.Select(place => place.NameEn).Distinct().Count());
        Assert.All(places, place =>
        {
            Assert.Contains(place.Distance, new[] { "Remote", "Telephone", "FaceToFace" });
            Assert.All(place.Kinds, kind =>
                Assert.Contains(kind, new[] { "FrontStage", "BackStage", "Digital", "Physical" }));
            Assert.True(place.Kinds.Contains("FrontStage") || place.Kinds.Contains("BackStage"));
            Assert.Contains(place.Provider, new[] { "Human", "Machine" });
            Assert.Contains(place.Owner, DemoFiles.People.Units.Select(unit => unit.Code));
            Assert.Contains(place.Recipient, new[] { "Human", "Machine" });
            Assert.InRange(place.NameZh.Length, 1, 60);
            Assert.InRange(place.NameEn.Length, 1, 120);
        });
    }

    [Fact]
    public void Every_touchpoint_is_met_on_some_journey() => Assert.Empty(
        DemoFiles.TouchpointList.Select(place => place.Code)
            .Except(Journeys.SelectMany(journey => journey.Steps).Select(step => step.At)));

    [Fact]
    public void Every_way_leads_to_a_step_and_the_ways_of_a_step_are_a_thousand() => Assert.All(Journeys, journey =>
    {
        var steps = journey.Steps.Select(step => step.Step).ToHashSet();
        Assert.Equal(journey.Steps.Count, steps.Count);
        foreach (var text in journey.Steps.SelectMany(step =>
            new[] { step.Next, step.Low, step.Lost }).Append(journey.Starts))
        {
            if (text is null) continue;
            var ways = Ways.Parse(text).ToList();
            Assert.Equal(1000, ways.Sum(way => way.Share));
            Assert.All(ways, way => Assert.True(way.To == "end" || steps.Contains(way.To), $"{journey.Key}: {way.To}"));
        }
    });

    [Fact]
    public void Every_step_can_be_reached() => Assert.All(Journeys, journey =>
    {
        var reached = Ways.Parse(journey.Starts).Select(way => way.To).ToHashSet();
        for (int round = 0; round < journey.Steps.Count; round++)
            foreach (var step in journey.Steps.Where(step => reached.Contains(step.Step)).ToList())
                foreach (var text in new[] { step.Next, step.Low, step.Lost }.OfType<string>())
                    reached.UnionWith(Ways.Parse(text).Select(way => way.To));
        Assert.Empty(journey.Steps.Select(step => step.Step).Except(reached));
    });

    [Fact]
    public void A_way_into_the_app_is_closed_to_others()
    {
        var tables = new Dictionary<string, Curve>();
        var steps = new Dictionary<string, int> { ["app"] = 0, ["hall"] = 1 };
        var ways = Ways.Of("app 900; hall 50; end 50", steps, step => step == 0, tables);
        var chance = Chance.Of(1, "ways");
        var picked = Enumerable.Range(0, 1000).Select(_ => ways.Pick(ref chance, isAppUser: false, out int _)).ToList();
        Assert.DoesNotContain(0, picked);
        Assert.InRange(picked.Count(step => step == 1), 430, 570);
    }

    [Fact]
    public void Units_name_parents_that_stand_before_them()
    {
        var seen = new HashSet<string>();
        foreach (var unit in DemoFiles.People.Units)
        {
            Assert.True(unit.Parent is null ? seen.Count == 0 : seen.Contains(unit.Parent));
            Assert.True(seen.Add(unit.Code));
        }
        Assert.Equal("Asia/Shanghai", DemoFiles.People.Zone);
        Assert.Contains(DemoFiles.TouchpointList, place =>
            place is { Code: "T13", Channel: ContactChannel.OnSiteStaff, Stage: JourneyStage.AfterSale });
    }
}
