using System.Globalization;

namespace Tangent.App.Demo;

/// <summary>A kind of need, as a small machine over touchpoints.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Key">Key such as <c>fault-repair</c>.</param>
/// <param name="Code">Two letters, part of the keys of its journeys.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Steps">Its steps; encounters name theirs by number.</param>
public sealed record JourneyType(
    int Index, string Key, string Code, string NameZh, string NameEn, IReadOnlyList<JourneyStep> Steps)
{
    internal int PerThousand { get; init; }

    internal int[] Months { get; init; } = [];

    internal Ways Starts { get; init; } = Ways.End;

    /// <summary>Number of the touchpoint at which the customer leaves for good when it is done, or −1.</summary>
    internal int LeavesAt { get; init; } = -1;
}

/// <summary>A step of a kind of journey.</summary>
/// <param name="Name">Name such as <c>visit</c>.</param>
/// <param name="Touchpoint">Number of its touchpoint.</param>
public sealed record JourneyStep(string Name, int Touchpoint)
{
    /// <summary>How many journeys, per thousand, leave the step out.</summary>
    public int Skip { get; init; }

    internal Ways Next { get; init; } = Ways.End;

    internal Ways Low { get; init; } = Ways.End;

    internal Ways Lost { get; init; } = Ways.End;
}

/// <summary>Where a journey may go from a step, how often, and after how long.</summary>
sealed class Ways
{
    /// <summary>Nowhere: the journey ends.</summary>
    public static readonly Ways End = new([], [], [], []);

    private readonly int[] to, share;
    private readonly Curve?[] gap;
    private readonly bool[] isApp;

    private Ways(int[] to, int[] share, Curve?[] gap, bool[] isApp) =>
        (this.to, this.share, this.gap, this.isApp) = (to, share, gap, isApp);

    /// <summary>The ways of a text such as <c>report 570 minutes; end 430</c>.</summary>
    public static Ways Of(
        string text, Dictionary<string, int> steps, Func<int, bool> isApp, Dictionary<string, Curve> tables)
    {
        var ways = Parse(text).ToArray();
        return new(
            [.. ways.Select(way => way.To == "end" ? -1 : steps[way.To])],
            [.. ways.Select(way => way.Share)],
            [.. ways.Select(way => way.Gap is { } name ? tables[name] : null)],
            [.. ways.Select(way => way.To != "end" && isApp(steps[way.To]))]);
    }

    /// <summary>Step, share and gap of each way.</summary>
    public static IEnumerable<(string To, int Share, string? Gap)> Parse(string text) =>
        from way in text.Split(';')
        let words = way.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (words[0], int.Parse(words[1], CultureInfo.InvariantCulture), words.Length > 2 ? words[2] : null);

    /// <summary>
    /// Picks a step (−1: the journey ends) and the seconds before it. Steps in the app are open to its users alone.
    /// </summary>
    public int Pick(ref Chance chance, bool isAppUser, out int gapSeconds)
    {
        gapSeconds = 0;
        int open = 0;
        for (int i = 0; i < to.Length; i++)
            if (isAppUser || !isApp[i]) open += share[i];
        if (open == 0) return -1;

        int drawn = chance.Below(open), way = 0;
        for (; ; way++)
            if (isAppUser || !isApp[way])
            {
                drawn -= share[way];
                if (drawn < 0) break;
            }
        gapSeconds = gap[way]?.Draw(ref chance) ?? 0;
        return to[way];
    }
}
