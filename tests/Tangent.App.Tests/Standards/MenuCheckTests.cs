using Tangent.Domain;
using Tangent.Domain.Standards.Menus;

namespace Tangent.Tests.Standards;

/// <summary>What is found in a menu, and by which keys one gets where.</summary>
public sealed class MenuCheckTests
{
    private static readonly MenuNode Some = End("human") with { For = [Caller.Senior], Opens = new(8, 30), Closes = new(22, 0) };
    private static readonly TimeOnly Noon = new(12, 0);

    [Fact]
    public void The_shortest_way_has_the_fewest_keys_then_the_least_time()
    {
        var menu = Menu(Node("entry", "1 bills"), Node("bills", "0 human"), End("human"));
        Assert.Equal("1 0", Walk(menu).ToHuman!.Pressed);
        var shorter = menu.With(Node("entry", "1 bills", "0 human"));
        Assert.Equal("0", Walk(shorter).ToHuman!.Pressed);
        var talks = shorter.With(Node("entry", "1 bills", "0 talk", "9 human")).With(new() { Id = "talk", Act = MenuAct.Play, Seconds = 20, Next = "human" });
        Assert.Equal(("9", 4), (Walk(talks).ToHuman!.Pressed, Walk(talks).ToHuman!.Seconds));
    }

    [Fact]
    public void A_circle_is_a_fault_only_while_nothing_leads_out()
    {
        var menu = Menu(Node("entry", "1 a", "0 human"), Node("a", "1 b"), Node("b", "1 a"), End("human"));
        Assert.Equal([(MenuFault.Loop, "a → b → a")],
            MenuCheck.Of(menu, 9).Where(one => one.Fault <= MenuFault.DeadEnd).Select(one => (one.Fault, one.Evidence)));
        Assert.DoesNotContain(MenuCheck.Of(menu.With(Node("b", "1 a", "0 human"))), one => one.Fault == MenuFault.Loop);
    }

    [Fact]
    public void What_leads_into_a_circle_and_a_prompt_that_repeats_itself_are_told_apart()
    {
        var menu = Menu(Node("entry", "1 way"), Node("way", "1 again"), Node("again", "# again"));
        Assert.Equal("again", Assert.Single(MenuCheck.Of(menu), one => one.Fault == MenuFault.Loop).Node);
    }

    [Fact]
    public void Dead_ends_and_places_that_nobody_reaches_are_named()
    {
        var menu = Menu(Node("entry", "1 silent", "0 human"), Node("silent"), End("human"), Node("island", "1 human"));
        var found = MenuCheck.Of(menu);
        Assert.Equal("silent", Assert.Single(found, one => one.Fault == MenuFault.DeadEnd).Node);
        Assert.Equal("island", Assert.Single(found, one => one.Fault == MenuFault.Unreachable).Node);
    }

    [Fact]
    public void A_tier_without_a_human_and_seniors_who_must_press_keys_are_found()
    {
        var menu = Menu(Node("entry", "1 bills", "0 human"), Node("bills", "0 human"),
            End("human") with { For = [Caller.Diamond, Caller.Gold, Caller.Ordinary, Caller.Senior] });
        var found = MenuCheck.Of(menu);
        Assert.Equal([Caller.Silver], Assert.Single(found, one => one.Fault == MenuFault.NoHuman).Callers);
        Assert.Equal([Caller.Silver], Assert.Single(found, one => one.Fault == MenuFault.DeadEnd).Callers);
        Assert.Equal("0", Assert.Single(found, one => one.Fault == MenuFault.SeniorNotDirect).Evidence);
        var direct = menu with { Entries = [new(Caller.Senior, "human")] };
        Assert.DoesNotContain(MenuCheck.Of(direct), one => one.Fault == MenuFault.SeniorNotDirect);
    }

    [Fact]
    public void What_is_closed_at_night_is_missed_at_night()
    {
        var menu = Menu(Node("entry", "0 human", "1 play"), End("human") with { Opens = new(8, 0), Closes = new(20, 0) }, End("play", MenuAct.SelfService));
        var missed = Assert.Single(MenuCheck.Of(menu), one => one.Fault == MenuFault.NoHuman);
        Assert.Equal((5, TimeOnly.MinValue), (missed.Callers.Count, missed.At));
        Assert.NotNull(Walk(menu).ToHuman);
        Assert.Null(new MenuWalk(menu, Caller.Gold, new(20, 0)).ToHuman);
    }

    [Fact]
    public void Long_prompts_and_too_many_services_are_told_with_their_number()
    {
        var menu = Menu(Node("entry", "1 human", "2 human", "3 human", "4 human", "5 human", "6 human", "7 human", "0 human") with { Prompt = new('x', 140) },
            End("human"));
        Assert.Equal([(MenuFault.LongPrompt, "32"), (MenuFault.ManyKeys, "7")],
            MenuCheck.Of(menu).Where(one => one.Fault >= MenuFault.LongPrompt).Select(one => (one.Fault, one.Evidence)));
    }

    [Fact]
    public void A_document_is_the_same_to_the_byte_after_reading_and_writing()
    {
        var play = new MenuNode { Id = "play", Act = MenuAct.Play, Next = "entry" };
        var menu = Menu(Node("entry", "1 play", "0 human") with { Prompt = "查询请按 1，人工请按 0" }, play, Some);
        menu = menu with { Entries = [new(Caller.Senior, "human")] };
        var text = MenuCodec.Write(menu);
        Assert.Equal(menu, MenuCodec.Read(text).Value);
        Assert.Equal(text, MenuCodec.Write(MenuCodec.Read(text).Value));
        Assert.IsType<Fail.Invalid>(MenuCodec.Read("""{ "format":"tangent-menu-1", "sort":1 }""").Failure);
    }

    [Fact]
    public void Everything_that_cannot_be_kept_is_told_at_once()
    {
        var menu = new MenuDocument
        {
            Name = "x",
            Number = "ten",
            Entry = "entry",
            Nodes = [Node("entry", "1 nowhere", "1 entry", "A entry"), End("human") with { Next = "entry", Opens = new(8, 0) }, End("human")],
        };
        Assert.Equal(["menus.code-twice", "menus.end-goes-on", "menus.hours-half", "menus.key-shape", "menus.key-twice", "menus.nowhere", "menus.number-shape"],
            MenuRules.Of(menu).Select(problem => problem.Code).Order(StringComparer.Ordinal));
    }

    private static MenuWalk Walk(MenuDocument menu) => new(menu, Caller.Gold, Noon);

    private static MenuDocument Menu(params MenuNode[] nodes) => new() { Name = "Hotline", Number = "96100", Entry = "entry", Nodes = [.. nodes] };

    // Keys as "1 bills": the key and where it leads.
    private static MenuNode Node(string id, params string[] keys) =>
        new() { Id = id, Prompt = new('x', 16), Keys = keys.Select(key => new MenuKey(key[..1], key[2..])).ToItems() };

    private static MenuNode End(string id, MenuAct act = MenuAct.Human) => new() { Id = id, Act = act };
}
