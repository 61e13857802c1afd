using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Standards.DialTests;

/// <summary>A case that the program makes, and from what.</summary>
/// <param name="Origin">What it is made from: the same again is the same case.</param>
/// <param name="Terms">What it tries and expects.</param>
public sealed record MadeCase(string Origin, TestTerms Terms);

/// <summary>The words of cases that are made by the program.</summary>
/// <param name="Human">Name of a case that wants a human: {0} caller.</param>
/// <param name="HumanExpected">What is expected of it.</param>
/// <param name="Service">Name of a case that wants a service: {0} caller, {1} node.</param>
/// <param name="Clause">Name of a case of a clause: {0} item, {1} caller.</param>
/// <param name="ClauseExpected">What is expected of it: {0} the target with its tier.</param>
/// <param name="Callers">Callers by name.</param>
/// <param name="Plan">Name of the plan of a number: {0} number.</param>
public sealed record CaseWords(string Human, string HumanExpected, string Service, string Clause, string ClauseExpected,
    IReadOnlyDictionary<Caller, string> Callers, string Plan);

/// <summary>
/// Makes test cases from what is promised and what is written: for every tier and for callers of 65 and more a human and each service of a
/// menu, and for each clause about a machine one for every tier that it names (HM-03).
/// </summary>
/// <remarks>
/// Worked example, tested: a menu with one service makes 5 cases to a human and 1 to the service; where a tier is let in at no human its
/// case expects one all the same, for that is what was promised.
/// </remarks>
public static class CaseMaker
{
    private static readonly TimeOnly Noon = new(12, 0);

    /// <summary>The cases of a menu that is a touchpoint; a menu that is none makes no cases.</summary>
    public static IEnumerable<MadeCase> Of(Guid menu, MenuDocument document, CaseWords words)
    {
        if (document.Touchpoint is not { } touchpoint || document.Nodes.Count == 0) yield break;
        TestTerms Base(string name, Caller caller, string keys, string expected) => new()
        {
            Name = Short(name),
            Plan = string.Format(null, words.Plan, document.Number),
            Kind = TestKind.Ivr,
            Touchpoint = touchpoint,
            Channel = ContactChannel.Hotline,
            Caller = caller,
            Number = document.Number,
            Keys = keys,
            Expected = Short(expected),
        };
        foreach (var caller in Callers.All)
        {
            var way = new MenuWalk(document, caller, Noon).ToHuman;
            yield return new($"menu:{menu}:human:{caller}", Base(string.Format(null, words.Human, words.Callers[caller]), caller,
                caller == Caller.Senior ? "" : way?.Pressed ?? "0", words.HumanExpected));
        }
        // A service once, as whoever is not special: what tiers get more of is promised by clauses.
        foreach (var node in document.Nodes.Where(node => node.Act == MenuAct.SelfService))
            if (Callers.All.Reverse().Skip(1).Select(caller => (caller, way: new MenuWalk(document, caller, Noon).WayTo(node.Id)))
                .FirstOrDefault(one => one.way is not null) is (var caller, { } way))
                yield return new($"menu:{menu}:{node.Id}", Base(string.Format(null, words.Service, words.Callers[caller], node.Id), caller, way.Pressed,
                    node.Prompt.Length > 0 ? node.Prompt : node.Id));
    }

    /// <summary>The cases of a clause about the touchpoint of a menu: one for every tier that it names, else one.</summary>
    public static IEnumerable<MadeCase> Of(Guid clause, StandardTerms terms, MenuDocument menu, CaseWords words)
    {
        if (terms.Touchpoint is not { } touchpoint || !string.Equals(touchpoint, menu.Touchpoint, StringComparison.OrdinalIgnoreCase)) yield break;
        var tiers = terms.Tiers.Select(one => (Caller?)Callers.Of(one.Tier)).DefaultIfEmpty(Caller.Ordinary);
        foreach (var caller in tiers.OfType<Caller>())
        {
            var limit = terms.TargetOf(caller == Caller.Ordinary ? null : (Customers.CustomerTier)(int)caller);
            bool isTime = terms.Measure is StandardMeasure.Waiting or StandardMeasure.Duration or StandardMeasure.Response or StandardMeasure.Resolution;
            yield return new($"clause:{clause}:{caller}", new()
            {
                Name = Short(string.Format(null, words.Clause, terms.Item, words.Callers[caller])),
                Plan = string.Format(null, words.Plan, menu.Number),
                Kind = TestKind.Ivr,
                Touchpoint = touchpoint,
                Channel = ContactChannel.Hotline,
                Caller = caller,
                Number = menu.Number,
                Keys = "",
                Expected = Short(string.Format(null, words.ClauseExpected, terms.Item)),
                MostSeconds = isTime && limit > 0 ? limit : null,
            });
        }
    }

    private static string Short(string text) => text.Length <= TestTerms.LongestLine ? text : text[..(TestTerms.LongestLine - 1)] + "…";
}
