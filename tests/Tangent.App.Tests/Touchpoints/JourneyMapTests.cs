using System.Text;
using Tangent.App.Feedback.Voices;
using Tangent.App.Touchpoints.Maps;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class JourneyMapTests
{
    private static readonly Actor Director = House.As(Role.Director);

    public static TheoryData<string> Templates => [.. MapTemplate.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Templates))]
    public void A_template_comes_back_to_the_byte_and_speaks_both_languages(string name)
    {
        using var file = typeof(MapTemplate).Assembly.GetManifestResourceStream($"Maps/Templates/{name}.json")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);

        var document = MapCodec.Read(Encoding.UTF8.GetString(bytes)).Value;

        Assert.Equal(bytes, Encoding.UTF8.GetBytes(MapCodec.Write(document)));
        Assert.Empty(MapRules.ToKeep(document));
        Assert.All(document.Steps.Select(step => step.Name), text => Assert.Equal(["en", "zh"], text.Languages));
        Assert.DoesNotContain(MapLint.Of(document, MapFacts.None), one => one.IsBlocking && one.Rule != MapRule.NoPersona);
    }

    [Fact]
    public void All_that_is_wrong_with_a_document_is_listed_at_once()
    {
        var document = Drawn.Felt(3, 4, 5) with
        {
            KnownBy = [""],
            Persona = new() { Name = Wording.None, Traits = [new(PersonaFactor.Income, Drawn.Said("x")), new(PersonaFactor.Income, Drawn.Said("y"))] },
        };
        document = document.With(document.Steps[0] with
        {
            Touchpoint = "T1",
            Feeling = 6,
            Points = [new(PointKind.Pain, Drawn.Said("slow"), 0) { Evidence = [new(MapEvidenceKind.Link, "javascript:x"), new(MapEvidenceKind.Moment, "no")] }],
            Senses = [new(Sense.Smell), new(Sense.Smell)],
        });
        document = document with { Steps = document.Steps.Append(document.Steps[1] with { Id = "z", Stage = "nowhere" }).ToItems() };

        Assert.Equal(
            ["maps.evidence-link", "maps.evidence-shape", "maps.feeling", "maps.persona-unnamed", "maps.place-twice", "maps.sense-twice",
                "maps.stage-missing", "maps.touchpoint-missing", "maps.trait-twice", "maps.weight"],
            MapRules.ToKeep(document).Select(problem => problem.Code).Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_map_is_written_reviewed_published_and_written_on_while_the_version_holds(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T13");
        var id = (await house.Get<MakeJourneyMap>().Run(Director, new(house.RootUnit, "decision", Title: "开户"), default)).Value.Value;
        Assert.Equal("maps.lint.no-persona", Code(await house.Get<SubmitJourneyMap>().Run(Director, new(id), default)));
        var document = (await Show(house, id)).Document with { Persona = Drawn.Felt(3).Persona };
        document = document.With(document.Steps[0] with { Touchpoint = "T13", Place = null });
        Assert.Equal(2, (await house.Get<WriteJourneyMap>().Run(Director, new(id, 1, document), default)).Value);
        Assert.Equal(2, (await house.Get<WriteJourneyMap>().Run(Director, new(id, 2, document), default)).Value);     // the same again
        Assert.IsType<Fail.Conflict>((await house.Get<WriteJourneyMap>().Run(Director, new(id, 1, document), default)).Failure);
        Assert.Equal("maps.touchpoint-missing",
            Code(await house.Get<WriteJourneyMap>().Run(Director, new(id, null, document with { KnownBy = ["T99"] }), default)));
        Assert.IsType<Fail.Conflict>((await house.Get<PublishJourneyMap>().Run(Director, new(id), default)).Failure);
        Assert.Null((await house.Get<SubmitJourneyMap>().Run(Director, new(id), default)).Failure);
        Assert.Null((await house.Get<SendBackJourneyMap>().Run(Director, new(id), default)).Failure);
        Assert.Null((await house.Get<SubmitJourneyMap>().Run(Director, new(id), default)).Failure);
        Assert.Null((await house.Get<PublishJourneyMap>().Run(Director, new(id), default)).Failure);
        await house.Get<WriteJourneyMap>().Run(Director, new(id, null, document.AddStep(Drawn.Said("more"), "notice")), default);

        var held = await Show(house, id);
        Assert.Equal((1, document, BlueprintState.Draft), (held.Number, held.Document, held.Map.State));
        Assert.Equal("T13", Assert.Single(held.Touchpoints).Key);
        var compared = (await house.Get<CompareJourneyMap>().Run(Director, new(id), default)).Value;
        Assert.Equal([(DrawingChange.Added, "s7")], compared.Differences.Select(one => (one.Change, one.Step)));
        Assert.Equal(MapCodec.Write(document), MapCodec.Write((await house.Get<ExportJourneyMap>().Run(Director, new(id), default)).Value));
        Assert.IsType<Fail.Missing>((await house.Get<ShowJourneyMap>().Run(Director, new(id, 7), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_journey_within_a_journey_is_shown_and_never_within_itself(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        async Task<Guid> Made(string title) => (await house.Get<MakeJourneyMap>().Run(Director,
            new(house.RootUnit, Document: Drawn.Felt(3, 4, 5) with { Title = Drawn.Said(title) }), default)).Value.Value;
        async Task<Outcome<int>> Within(Guid outer, Guid inner)
        {
            var document = (await Show(house, outer)).Document;
            return await house.Get<WriteJourneyMap>().Run(Director, new(outer, null, document.With(document.Steps[0] with { Inner = inner })), default);
        }
        var (a, b, c) = (await Made("A"), await Made("B"), await Made("C"));

        Assert.Null((await Within(a, b)).Failure);
        Assert.Null((await Within(b, c)).Failure);
        var circle = (await Within(c, a)).Failure!.Problems.Single();
        Assert.Equal(("maps.inner-circle", "C → A → B → C"), (circle.Code, circle.Arguments.Single()));
        Assert.Equal("maps.inner-circle", Code(await Within(a, a)));
        Assert.Equal("maps.inner-missing", Code(await Within(c, Guid.CreateVersion7(house.Clock.GetUtcNow()))));
        Assert.Equal("B", (await Show(house, a)).Inner[b].Title.In("en"));
    }

    [Theory, OnBothDatabases]
    public async Task Evidence_is_shown_to_those_who_may_see_it_and_ideas_come_from_everybody(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var voice = (await house.Get<TakeVoice>().Run(Director,
            new(new(VoiceKind.Complaint, VoiceWay.InPerson, "等太久", UnitId: house.RootUnit)), default)).Value;
        MapEvidence[] evidence = [new(MapEvidenceKind.Voice, voice.Number), new(MapEvidenceKind.Link, "https://example.com/x"),
            new(MapEvidenceKind.Incident, Guid.Empty.ToString()), new(MapEvidenceKind.Encounter, "crm/1")];
        var document = Drawn.Felt(3, 4, 5);
        document = document.With(document.Steps[0] with { Points = [new(PointKind.Pain, Drawn.Said("slow"), 4) { Evidence = evidence.ToItems() }] });
        var id = (await house.Get<MakeJourneyMap>().Run(Director, new(house.RootUnit, Document: document), default)).Value.Value;
        var auditor = House.As(Role.Auditor);
        var nobody = House.As(Role.Clerk, "9.");

        Assert.Equal([evidence[0], evidence[1]], (await Show(house, id)).Evidence.Keys.OrderBy(one => one.Kind));
        Assert.Equal(voice.Number, (await Show(house, id, auditor)).Evidence[evidence[0]].Label);
        Assert.Equal([evidence[1]], (await Show(house, id, nobody)).Evidence.Keys);

        var clerk = House.As(Role.Clerk);
        var told = await house.Get<OfferIdea>().Run(clerk, new(id, IdeaSource.FrontLine, "  发短信  ", "s1"), default);
        Assert.Equal("maps.step-missing", Code(await house.Get<OfferIdea>().Run(clerk, new(id, IdeaSource.FrontLine, "x", "nowhere"), default)));
        Assert.IsType<Fail.Forbidden>((await house.Get<DecideIdea>().Run(clerk, new(id, told.Value, IdeaState.Chosen), default)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<DecideIdea>().Run(Director, new(id, id, IdeaState.Chosen), default)).Failure);
        Assert.Equal(2, (await house.Get<DecideIdea>().Run(Director, new(id, told.Value, IdeaState.Refused, "太多短信"), default)).Value);
        Assert.Equal(("发短信", IdeaState.Refused), (await Show(house, id)).Ideas.Select(one => (one.Idea.Text, one.Idea.State)).Single());
    }

    private static string Code<T>(Outcome<T> outcome) => outcome.Failure!.Problems[0].Code;

    private static async Task<ShowJourneyMap.Shown> Show(House house, Guid id, Actor? who = null) =>
        (await house.Get<ShowJourneyMap>().Run(who ?? Director, new(id), default)).Value;
}
