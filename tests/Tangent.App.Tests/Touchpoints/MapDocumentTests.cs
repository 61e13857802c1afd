using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.Tests.Touchpoints;

/// <summary>What holds of a map without a database.</summary>
public sealed class MapDocumentTests
{
    [Theory]
    [InlineData("https://example.com/a", true)]
    [InlineData("http://example.com", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://name:word@example.com", false)]
    [InlineData("/inside", false)]
    public void Only_pages_of_the_web_are_linked_to(string address, bool isOne) => Assert.Equal(isOne, MapRules.IsAddress(address));

    [Theory]
    [InlineData(new[] { 4, 5, 4, 2 }, "WeakEnd 2 3.75|NoStrongEnd 2 4|LateWorst 2 4 4")]
    [InlineData(new[] { 3, 4, 5, 5 }, "")]
    [InlineData(new[] { 4, 3, 2, 3, 3, 5 }, "LongLow 4 3")]
    [InlineData(new[] { 4, 4 }, "")]
    public void The_curve_is_read_with_its_numbers(int[] feelings, string found)
    {
        MapRule[] ofCurve = [MapRule.WeakEnd, MapRule.NoStrongEnd, MapRule.LateWorst, MapRule.LongLow, MapRule.NoCurve];
        Assert.Equal(found, string.Join('|', MapLint.Of(Drawn.Felt(feelings), MapFacts.None).Where(one => ofCurve.Contains(one.Rule))
            .Select(one => $"{one.Rule} {string.Join(' ', one.Reason)}")));
    }

    [Fact]
    public void The_linter_finds_what_designers_of_journeys_warn_of()
    {
        var document = Drawn.Felt(4, 4, 5);
        MapRule[] Found(MapDocument one, MapFacts? facts = null) => [.. MapLint.Of(one, facts ?? MapFacts.None).Select(finding => finding.Rule)
            .Where(rule => rule != MapRule.NotRegistered)];
        MapDocument With(Func<MapStep, MapStep> change) => document.With(change(document.Steps[0]));
        MapFacts Known(MapFact fact) => new(new Dictionary<string, MapFact> { ["T1"] = fact });
        MapStep AtT1(MapStep step) => step with { Touchpoint = "t1", Place = null };
        var pain = new MapPoint(PointKind.Pain, Drawn.Said("slow"), 4);

        Assert.Empty(Found(document));
        Assert.Equal([MapRule.NoTouchpoint], Found(With(step => step with { Place = null })));
        Assert.Equal([MapRule.StepUnsaid], Found(With(step => step with { Does = null })));
        Assert.Equal([MapRule.NoPersona], Found(document with { Persona = null }));
        Assert.Equal([MapRule.PersonaWithoutSource], Found(document with { Persona = document.Persona! with { Basis = PersonaBasis.Research } }));
        Assert.Equal([MapRule.PainWithoutEvidence, MapRule.PainWithoutOpportunity], Found(With(step => step with { Points = [pain] })));
        Assert.Empty(Found(With(step => step with
        {
            Points = [pain with { Evidence = [new(MapEvidenceKind.Voice, "V1")] }, new(PointKind.Opportunity, Drawn.Said("quick"), 3)],
        })));
        Assert.Equal([MapRule.MomentWithoutOwner, MapRule.MomentWithoutEmotion], Found(With(step => step with { IsMoment = true })));
        Assert.Empty(Found(With(step => step with { IsMoment = true, Emotion = Drawn.Said("at ease"), BackStage = Drawn.Said("store") })));
        Assert.Equal([MapRule.MomentWithoutEmotion], Found(With(step => AtT1(step) with { IsMoment = true }), Known(new(HasOwner: true))));
        Assert.Equal([MapRule.BackStageFaces], Found(With(AtT1), Known(new(IsBackStage: true))));
        Assert.Equal([MapRule.TestingWithoutPlaybook], Found(With(AtT1), Known(new(TestingWithout: "bad news"))));
        Assert.Equal(3, document.Contacts());
        Assert.Equal([MapRule.MoreContacts], Found(document, MapFacts.None with { ContactsBefore = 2 }));
        Assert.Empty(Found(document, MapFacts.None with { ContactsBefore = 3 }));
    }

    [Fact]
    public void Neighbours_at_one_touchpoint_are_one_contact()
    {
        var document = Drawn.Felt(3, 3, 3, 3);
        MapStep At(int place, string? code) => document.Steps[place] with { Touchpoint = code, Place = null };

        Assert.Equal(2, (document with { Steps = [At(0, "T1"), At(1, "t1"), At(2, null), At(3, "T2")] }).Contacts());
        Assert.Equal(3, (document with { Steps = [At(0, "T1"), At(1, "T2"), At(2, null), At(3, "T1")] }).Contacts());
    }

    [Fact]
    public void A_step_moves_past_its_neighbour_or_over_the_border_of_its_stage()
    {
        var document = Drawn.Felt(3, 3, 3).AddStage(Drawn.Said("late"), MapPhase.After);
        var moved = document.MoveStep("s3", 1);

        Assert.Equal(["s1", "s3", "s2"], document.MoveStep("s3", -1).Steps.Select(step => step.Id));
        Assert.Equal("stage2", moved["s3"]!.Stage);
        Assert.Equal(MapPhase.After, moved.PhaseOf(moved["s3"]!));
        Assert.Same(document, document.MoveStep("s1", -1));
        Assert.Equal(["stage1"], moved.With([document.Stages[0]]).Steps.Select(step => step.Stage).Distinct());
        Assert.Equal(["s1", "s4", "s2", "s3"], document.AddStep(Drawn.Said("new"), "s1").Steps.Select(step => step.Id));
        Assert.Equal(["s1", "s3"], document.RemoveStep("s2").Steps.Select(step => step.Id));
    }

    [Fact]
    public void Two_versions_differ_by_what_came_went_moved_and_changed()
    {
        var before = Drawn.Felt(3, 4, 5);
        var after = before.MoveStep("s2", 1).With(before["s2"]! with { Feeling = 1 });

        Assert.Equal(["Moved s2 ", "Changed s2 feeling"], MapComparison.Of(before, after).Select(Told));
        Assert.Empty(MapComparison.Of(before, before));
        var other = (before with { Persona = null }).AddStep(Drawn.Said("x")).RemoveStep("s1");
        Assert.Equal(["Changed  persona", "Added s4 ", "Removed s1 "], MapComparison.Of(before, other).Select(Told));

        static string Told(MapDifference one) => $"{one.Change} {one.Step} {string.Join(' ', one.Parts)}";
    }

    [Fact]
    public void An_idea_goes_its_way_and_a_refusal_needs_a_reason()
    {
        var idea = new MapIdea { Id = Guid.Empty, MapId = default, Source = IdeaSource.Customer, Text = "x", ActorId = Guid.Empty, AtUtc = default };

        Assert.Equal("maps.idea-way", idea.To(IdeaState.Done, null).Failure!.Problems[0].Code);
        Assert.Equal("maps.idea-reason", idea.To(IdeaState.Refused, " ").Failure!.Problems[0].Code);
        Assert.Equal(IdeaState.Done, idea.To(IdeaState.Chosen, null).Value.To(IdeaState.Done, null).Value.State);
        var refused = idea.To(IdeaState.Refused, "too dear").Value;
        Assert.Equal(("too dear", 2), (refused.Reason, refused.Version));
        Assert.Null(refused.To(IdeaState.Told, null).Value.Reason);
        Assert.Same(idea, idea.To(IdeaState.Told, null).Value);
    }
}

/// <summary>Maps to try things on.</summary>
static class Drawn
{
    public static Wording Said(string text) => Wording.Of(("en", text));

    // One stage, each step at a place of its own, felt so.
    public static MapDocument Felt(params int[] feelings) => new()
    {
        Title = Said("map"),
        Persona = new() { Name = Said("Chen") },
        Stages = [new("stage1", Said("all"))],
        Steps = feelings.Select((feeling, i) => new MapStep
        {
            Id = $"s{i + 1}",
            Name = Said($"step {i + 1}"),
            Stage = "stage1",
            Place = Said($"place {i + 1}"),
            Does = Said("does"),
            Feeling = feeling,
        }).ToItems(),
    };
}
