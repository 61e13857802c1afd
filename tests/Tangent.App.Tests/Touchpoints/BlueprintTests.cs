using System.Text;
using Tangent.App.Demo;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;

namespace Tangent.Tests.Touchpoints;

public sealed class BlueprintTests
{
    private static readonly Actor Director = House.As(Role.Director);

    public static TheoryData<string> Templates => [.. BlueprintTemplate.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Templates))]
    public void A_template_comes_back_to_the_byte_speaks_both_languages_and_may_be_published(string name)
    {
        using var file = typeof(BlueprintTemplate).Assembly.GetManifestResourceStream($"Blueprints/Templates/{name}.json")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);

        var document = BlueprintCodec.Read(Encoding.UTF8.GetString(bytes)).Value;

        Assert.Equal(bytes, Encoding.UTF8.GetBytes(BlueprintCodec.Write(document)));
        Assert.Empty(BlueprintRules.ToKeep(document));
        Assert.Empty(BlueprintRules.ToPublish(document));
        Assert.All(document.Steps.SelectMany(step => step.Cells.Select(cell => cell.Text).Append(step.Name)),
            text => Assert.Equal(["en", "zh"], text.Languages));
    }

    [Fact]
    public void What_the_demo_company_drew_may_be_published() =>
        Assert.All(DemoFiles.Blueprints.Blueprints.SelectMany(one => one.Versions),
            version => Assert.Empty(BlueprintRules.ToPublish(BlueprintCodec.Read(version.GetRawText()).Value)));

    [Fact]
    public void All_that_is_wrong_with_a_document_is_listed_at_once()
    {
        var document = Document("a", "b", "end") with { KnownBy = [""] };
        document = document.With(document["a"]! with { Ways = [new("x"), new("x")], Seconds = 0 })
            .With("b", Cell(BlueprintLane.BackStage, "") with { Failure = new(Wording.None, 11, 1, 1) });

        Assert.Equal(
            ["blueprints.cell-empty", "blueprints.code-shape", "blueprints.failure-unsaid", "blueprints.rating", "blueprints.seconds",
                "blueprints.touchpoint-missing", "blueprints.way-nowhere", "blueprints.way-nowhere", "blueprints.way-twice"],
            BlueprintRules.ToKeep(document).Select(problem => problem.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_nobody_can_reach_or_leave_is_not_published()
    {
        var document = Document("a", "b", "c");
        var ring = document.With(document["a"]! with { Ways = [new("b")] }).With(document["b"]! with { Ways = [new("a")] });

        Assert.Equal(["blueprints.unreached", "blueprints.endless"], BlueprintRules.ToPublish(ring).Select(problem => problem.Code));
        Assert.Empty(BlueprintRules.ToPublish(document.With(document["b"]! with { Ways = [new("a"), new("c")] })));
    }

    [Fact]
    public void A_step_where_journeys_may_begin_is_reached_and_goes_with_its_step()
    {
        var document = Document("a", "b", "c");
        var skipped = document.With(document["a"]! with { Ways = [new("c")] });

        Assert.Equal(["blueprints.unreached"], BlueprintRules.ToPublish(skipped).Select(problem => problem.Code));
        var begun = skipped.Beginning("b", true);
        Assert.Equal(["a", "b"], begun.Starts);
        Assert.Empty(BlueprintRules.ToPublish(begun));
        Assert.Empty(begun.Beginning("b", false).Starts);
        Assert.Equal(["b"], begun.Beginning("a", false).Starts);
        Assert.Equal(["a"], begun.RemoveStep("b").Starts);
        Assert.Equal(["blueprints.way-nowhere"], BlueprintRules.ToKeep(begun with { Starts = ["x"] }).Select(problem => problem.Code));
    }

    [Fact]
    public void The_linter_finds_what_designers_of_services_warn_of()
    {
        var document = Document("a");
        var moment = document.With("a", Cell(BlueprintLane.Customer, "x") with { IsMoment = true }).With("a", Cell(BlueprintLane.BackStage, "y"));
        BlueprintRule[] Found(BlueprintDocument one) =>
            [.. BlueprintLint.Of(one).Select(finding => finding.Rule).Where(rule => rule != BlueprintRule.NotLogged)];

        Assert.Equal([BlueprintRule.NoMoment], Found(document));
        Assert.Equal([BlueprintRule.MomentWithoutBackStage], Found(moment));
        Assert.Empty(Found(moment.With("a", Cell(BlueprintLane.BackStage, "y") with { Owner = Said("z") })));
        Assert.Equal(
            [BlueprintRule.BackStageMeetsCustomer, BlueprintRule.FailureWithoutControl, BlueprintRule.WaitWithoutStandard, BlueprintRule.ModeWithoutReason],
            Found(moment.With("a", Cell(BlueprintLane.Support, "y") with
            {
                Owner = Said("z"),
                MeetsCustomer = true,
                Failure = new(Said("late"), 8, 5, 5),
                IsWait = true,
                Mode = StepMode.Personalise,
            })));
        Assert.Equal([BlueprintRule.WeakEnd, BlueprintRule.LateWorst],
            BlueprintLint.OfCurve([("a", 8), ("b", 9), ("c", 7), ("d", 4)]).Select(finding => finding.Rule));
        Assert.Empty(BlueprintLint.OfCurve([("a", 4), ("b", 7), ("c", 8), ("d", 9)]));
    }

    [Fact]
    public void Two_versions_differ_by_what_came_went_moved_and_changed()
    {
        var before = Document("a", "b", "c", "d").With("c", Cell(BlueprintLane.Tools, "meter")).With("d", Cell(BlueprintLane.Support, "store"));
        var after = before.MoveStep("b", 2).With(new() { Id = "a", Name = Said("other"), Cells = before["a"]!.Cells })
            .MoveCell("c", BlueprintLane.Tools, "d", BlueprintLane.Tools).With("d", Cell(BlueprintLane.Support, "car")).AddStep(Said("new")).RemoveStep("c");

        Assert.Equal(
            ["Changed a ", "Changed d Support", "Moved b ", "Added s5 ", "Added d Tools", "Removed c "],
            BlueprintComparison.Of(before, after).OrderBy(one => one.Change == DrawingChange.Removed).ThenBy(one => one.Change == DrawingChange.Added)
                .ThenBy(one => one.Change == DrawingChange.Moved).ThenBy(one => one.Lane is not null).Select(one => $"{one.Change} {one.Step} {one.Lane}"));
        Assert.Empty(BlueprintComparison.Of(before, before));
        Assert.Equal(["Moved c Company"], BlueprintComparison.Of(before, before.MoveCell("c", BlueprintLane.Tools, "c", BlueprintLane.Company))
            .Select(one => $"{one.Change} {one.Step} {one.Lane}"));
    }

    [Fact]
    public void A_step_that_goes_takes_the_ways_to_it_along_and_cells_change_places()
    {
        var document = Document("a", "b").With("a", Cell(BlueprintLane.Tools, "one")).With("b", Cell(BlueprintLane.Tools, "two"));
        document = document.With(document["a"]! with { Ways = [new("b"), new("end")] });

        Assert.Equal([new BlueprintWay("end")], document.RemoveStep("b")["a"]!.Ways);
        var turned = document.MoveCell("a", BlueprintLane.Tools, "b", BlueprintLane.Tools);
        Assert.Equal(("two", "one"), (turned["a"]![BlueprintLane.Tools]!.Text.In("en"), turned["b"]![BlueprintLane.Tools]!.Text.In("en")));
        Assert.Same(document, document.MoveStep("a", -1));
    }

    [Theory, OnBothDatabases]
    public async Task A_blueprint_is_written_reviewed_published_and_written_on_while_the_version_holds(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T13");
        var id = (await house.Get<MakeBlueprint>().Run(Director, new(house.RootUnit, "hotline", Title: "热线"), default)).Value.Value;
        var document = (await Show(house, id)).Document;
        document = document.With(document.Steps[0] with { Touchpoint = "T13" });
        Assert.Equal(2, (await house.Get<WriteBlueprint>().Run(Director, new(id, 1, document), default)).Value);
        Assert.Equal(2, (await house.Get<WriteBlueprint>().Run(Director, new(id, 2, document), default)).Value);     // the same again
        Assert.Equal("storage.changed-meanwhile", Code(await house.Get<WriteBlueprint>().Run(Director, new(id, 1, document), default)));
        Assert.Equal("blueprints.touchpoint-missing", Code(await house.Get<WriteBlueprint>().Run(Director,
            new(id, null, document with { KnownBy = ["T99"] }), default)));

        Task<Outcome<int>> Publish(params IEnumerable<DesignPrinciple> looked) =>
            house.Get<PublishBlueprint>().Run(Director, new(id, looked.ToItems()), default);
        Assert.Equal("blueprints.not-in-review", Code(await Publish(Enum.GetValues<DesignPrinciple>())));
        Assert.Null((await house.Get<SubmitBlueprint>().Run(Director, new(id), default)).Failure);
        Assert.Equal(2, (await Publish(DesignPrinciple.Flexible)).Failure!.Problems.Count);
        Assert.Null((await house.Get<SendBackBlueprint>().Run(Director, new(id), default)).Failure);
        Assert.Null((await house.Get<SubmitBlueprint>().Run(Director, new(id), default)).Failure);
        Assert.Null((await Publish(Enum.GetValues<DesignPrinciple>())).Failure);
        await house.Get<WriteBlueprint>().Run(Director, new(id, null, document.RemoveStep("follow")), default);

        var held = await Show(house, id);
        Assert.Equal((1, document, BlueprintState.Draft), (held.Number, held.Document, held.Blueprint.State));
        Assert.Equal("T13", Assert.Single(held.Touchpoints).Key);
        var compared = (await house.Get<CompareBlueprint>().Run(Director, new(id), default)).Value;
        Assert.Equal([(DrawingChange.Removed, "follow")], compared.Differences.Select(one => (one.Change, one.Step)));
        Assert.IsType<Fail.Missing>((await house.Get<ShowBlueprint>().Run(Director, new(id, 7), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Everybody_reads_and_comments_and_only_those_whose_it_is_write(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var id = (await house.Get<MakeBlueprint>().Run(Director, new(house.RootUnit, "fast-food"), default)).Value.Value;
        var clerk = House.As(Role.Clerk);

        Assert.IsType<Fail.Forbidden>((await house.Get<WriteBlueprint>().Run(clerk, new(id, null, Document("a")), default)).Failure);
        Assert.Null((await house.Get<NoteBlueprint>().Run(clerk, new(id, "  等餐太久  ", "wait"), default)).Failure);
        Assert.Equal("blueprints.way-nowhere", Code(await house.Get<NoteBlueprint>().Run(clerk, new(id, "x", "nowhere"), default)));
        Assert.Equal(("等餐太久", "wait"), (await Show(house, id)).Notes.Select(said => (said.Note.Text, said.Note.Step)).Single());
        var listed = (await house.Get<ListBlueprints>().Run(clerk, new(new("快餐")), default)).Value;
        Assert.Equal([id], listed.Items.Select(row => row.Id));
        Assert.Empty((await house.Get<ListBlueprints>().Run(clerk, new(new(State: BlueprintState.Published)), default)).Value.Items);
    }

    private static string Code<T>(Outcome<T> outcome) => outcome.Failure!.Problems[0].Code;

    private static async Task<ShowBlueprint.Shown> Show(House house, Guid id) => (await house.Get<ShowBlueprint>().Run(Director, new(id), default)).Value;

    private static Wording Said(string text) => Wording.Of(("en", text));

    private static BlueprintCell Cell(BlueprintLane lane, string text) => new() { Lane = lane, Text = Said(text) };

    private static BlueprintDocument Document(params string[] steps) => new()
    {
        Title = Said("drawing"),
        Steps = steps.Select(id => new BlueprintStep { Id = id, Name = Said(id), Cells = [Cell(BlueprintLane.Customer, "does")] }).ToItems(),
    };
}
