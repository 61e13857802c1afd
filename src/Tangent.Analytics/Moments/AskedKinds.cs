using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Moments;

/// <summary>Whether customers who were asked directly say the same as the judgements of all.</summary>
/// <remarks>
/// Both look for the same three factors (Matzler and Sauerwein 2002): a must-be feature breaks and never lifts, as a baseline or a
/// destroyer does; a one-dimensional one does both; an attractive one lifts alone; an indifferent one does neither.
/// Worked example, tested: a must-be feature at a touchpoint that is a baseline is <see cref="ListVerdict.Both"/>.
/// </remarks>
public static class AskedKinds
{
    /// <summary>The kinds of moments that a kind of feature goes with; none for a reverse or a questionable one.</summary>
    public static IReadOnlyList<Impact> Of(KanoKind kind) => kind switch
    {
        KanoKind.MustBe => [Impact.Baseline, Impact.Destroyer],
        KanoKind.OneDimensional => [Impact.Performance],
        KanoKind.Attractive => [Impact.Enhancer],
        KanoKind.Indifferent => [Impact.Neutral],
        _ => [],
    };

    /// <summary>The verdict on one feature or item.</summary>
    /// <param name="asked">A <see cref="KanoTold"/> or a <see cref="ToleranceTold"/>; another answer cannot tell.</param>
    /// <param name="effect">What the judgements say of the touchpoint; null where they say nothing.</param>
    /// <returns>
    /// <see cref="ListVerdict.CannotTell"/> also for a feature whose leading kind is not clear, and without an effect. The list of a Kano
    /// feature is its kind; that of a zone of tolerance is "what is met breaks the experience".
    /// </returns>
    public static ListVerdict Verdict(Answer asked, MomentEffect? effect)
    {
        if (effect is not { Penalty: Tested penalty } || effect.Impact == Impact.CannotTell) return ListVerdict.CannotTell;
        return asked switch
        {
            KanoTold { IsClear: true } kano when Of(kano.Kind) is { Count: > 0 } kinds =>
                kinds.Contains(effect.Impact) ? ListVerdict.Both : ListVerdict.TeamAlone,
            ToleranceTold zone => (zone.Below is Estimate { Low: > 0.10 }, penalty.Difference.High < 0) switch
            {
                (true, true) => ListVerdict.Both,
                (true, false) => ListVerdict.TeamAlone,
                (false, true) => ListVerdict.DataAlone,
                _ => ListVerdict.Neither,
            },
            _ => ListVerdict.CannotTell,
        };
    }
}
