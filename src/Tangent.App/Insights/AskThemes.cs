using Tangent.Analytics;
using Tangent.Analytics.Comments;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Surveys;
using Tangent.App.Comments;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>What customers write of (评论主题): how often, how they speak of it, at which touchpoint, and which scores come with it.</summary>
public sealed class AskThemes(Diagnosing diagnosing, JourneyReading reading, CommentFacts facts, DiagnosesAtWork atWork)
{
    private const int MostStops = 2000, MostPlaces = 3;

    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>Which comments an answer was made from.</summary>
    /// <param name="Comments">Comments on journeys that count, as far as the actor may see them.</param>
    /// <param name="Unclear">Those whose sentiment is unclear.</param>
    /// <param name="Scored">Those that came with a score.</param>
    /// <param name="Scale">Scale on which scores are printed: the commonest among them; null without any.</param>
    /// <param name="Positive">Share of praise among those whose sentiment is clear.</param>
    public sealed record CommentBasis(int Comments, int Unclear, int Scored, Scale? Scale, Answer Positive);

    /// <summary>A touchpoint that comments of a theme speak of.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Share">Its share of the theme's comments.</param>
    public sealed record SpokenAt(JourneyStop Stop, Answer Share);

    /// <summary>A theme that is spoken of.</summary>
    /// <param name="Topic">Which.</param>
    /// <param name="Group">How often, share of praise, mean score, and how that differs from the other comments' mean.</param>
    /// <param name="Spoken">Touchpoints that its comments speak of most.</param>
    /// <param name="Quotes">Some of its comments, what is personal in them masked.</param>
    public sealed record ThemeAt(Topic Topic, CommentGroup Group, IReadOnlyList<SpokenAt> Spoken, IReadOnlyList<string> Quotes);

    /// <summary>A touchpoint that is spoken of.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Group">As of themes.</param>
    /// <param name="Quotes">As of themes.</param>
    public sealed record TouchpointAt(JourneyStop Stop, CommentGroup Group, IReadOnlyList<string> Quotes);

    /// <summary>What is written of.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Comments">From which comments.</param>
    /// <param name="All">The themes, the commonest first. A comment may speak of several.</param>
    /// <param name="Touchpoints">The touchpoints, likewise.</param>
    public sealed record Themes(InsightBasis Basis, CommentBasis Comments, IReadOnlyList<ThemeAt> All, IReadOnlyList<TouchpointAt> Touchpoints);

    // The words of quotes are fetched when somebody reads them: what was erased meanwhile is gone.
    private sealed record Found(Themes Told, IReadOnlyList<IReadOnlyList<long>> OfThemes, IReadOnlyList<IReadOnlyList<long>> OfTouchpoints);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Themes>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var filter = request.Filter;
        var made = request.Patience is { } limit
            ? await atWork.Of<AskThemes, Found>(who, (nameof(AskThemes), filter ?? new()), act => act.Make(who, filter, CancellationToken.None), limit, stop)
            : await Make(who, filter, stop);
        if (made.Failure is { } failure) return failure;
        var found = made.Value;
        var texts = await facts.Texts([.. found.OfThemes.Concat(found.OfTouchpoints).SelectMany(ids => ids)], stop);
        string[] Words(IReadOnlyList<long> ids) => [.. ids.Where(texts.ContainsKey).Select(id => Quotes.Shown(texts[id]))];
        return found.Told with
        {
            All = [.. found.Told.All.Zip(found.OfThemes, (theme, ids) => theme with { Quotes = Words(ids) })],
            Touchpoints = [.. found.Told.Touchpoints.Zip(found.OfTouchpoints, (at, ids) => at with { Quotes = Words(ids) })],
        };
    }

    private async Task<Outcome<Found>> Make(Actor who, JourneyFilter? filter, CancellationToken stop)
    {
        var stops = await reading.Stops(MostStops, stop);
        var marks = await facts.All([.. stops.Select(TopicOf)], stop);
        return await diagnosing.Ask(who, filter, (nameof(AskThemes), marks.Version), chosen => Outcome<Found>.Of(Tell(chosen, marks)), stop);
    }

    // A name of one character is found everywhere.
    private static Topic TopicOf(JourneyStop at) => new(at.Key, at.NameZh, at.NameEn,
        [.. new[] { at.NameZh, at.NameEn }.Where(name => name.Length > 1).Distinct()]);

    private static Found Tell(JoinedJourneys chosen, CommentMarks marks)
    {
        var stops = chosen.Journeys.Stops;
        var byRow = new Dictionary<long, CommentMark>(marks.All.Count);
        foreach (var mark in marks.All) byRow[mark.Id] = mark;
        var numbers = stops.Select((stop, number) => (stop.Key, number)).ToDictionary(one => one.Key, one => one.number, StringComparer.Ordinal);
        int[] named = [.. marks.Touchpoints.Select(topic => numbers.GetValueOrDefault(topic.Code, -1))];
        var rows = chosen.Joining.Of(byRow.ContainsKey).Select(one => (Mark: byRow[one.Row], one.Touchpoint, one.Share, one.Scale)).ToList();
        var scale = rows.Where(row => row.Scale is not null).GroupBy(row => row.Scale!.Value).MaxBy(group => group.Count())?.Key;
        var comments = new Written([.. rows.Select(row => row.Mark)],
            [.. rows.Select(row => row.Touchpoint != Judgement.WholeJourney ? [row.Touchpoint]
                : (IReadOnlyList<int>)[.. row.Mark.Touchpoints.Select(place => named[place]).Where(number => number >= 0)])],
            [.. rows.Select(row => scale is { } known && !double.IsNaN(row.Share) ? known.At(row.Share) : double.NaN)], chosen.Basis.Level);

        var themes = comments.Groups(marks.Themes.Count, i => comments.Marks[i].Themes);
        var touchpoints = comments.Groups(stops.Count, i => comments.Spoken[i]);
        bool?[] clear = [.. rows.Select(row => row.Mark.IsPositive).Where(positive => positive is not null)];
        return new(
            new(chosen.Basis, new(rows.Count, rows.Count - clear.Length, comments.Scores.Count(double.IsFinite), scale,
                    Wilson.Share(clear.Count(positive => positive == true), clear.Length, chosen.Basis.Level)),
                [.. themes.Select(one => new ThemeAt(marks.Themes[one.Place], one.Group, SpokenOf(comments, one.Group, stops), []))],
                [.. touchpoints.Select(one => new TouchpointAt(stops[one.Place], one.Group, []))]),
            [.. themes.Select(one => comments.QuotesOf(one.Group))], [.. touchpoints.Select(one => comments.QuotesOf(one.Group))]);
    }

    private static IReadOnlyList<SpokenAt> SpokenOf(Written comments, CommentGroup theme, IReadOnlyList<JourneyStop> stops) =>
        [.. theme.Rows.SelectMany(row => comments.Spoken[row]).GroupBy(stop => stop).Select(group => (Stop: stops[group.Key], Count: group.Count()))
            .OrderByDescending(one => one.Count).ThenBy(one => one.Stop.Key, StringComparer.Ordinal).Take(MostPlaces)
            .Select(one => new SpokenAt(one.Stop, Wilson.Share(one.Count, theme.Rows.Count, comments.Level)))];

    // Comments that count, side by side.
    private sealed record Written(IReadOnlyList<CommentMark> Marks, IReadOnlyList<IReadOnlyList<int>> Spoken, double[] Scores, double Level)
    {
        public List<(int Place, CommentGroup Group)> Groups(int count, Func<int, IReadOnlyList<int>> placesOf)
        {
            bool?[] isPositive = [.. Marks.Select(mark => mark.IsPositive)];
            bool[][] isOf = [.. Enumerable.Range(0, count).Select(_ => new bool[Marks.Count])];
            for (int i = 0; i < Marks.Count; i++)
                foreach (int place in placesOf(i)) isOf[place][i] = true;
            return [.. isOf.Select((of, place) => (place, of)).Where(one => one.of.Contains(true))
                .Select(one => (Place: one.place, Group: CommentShares.Of(one.of, isPositive, Scores, Level)))
                .OrderByDescending(one => one.Group.Rows.Count).ThenBy(one => one.Place)];
        }

        public IReadOnlyList<long> QuotesOf(CommentGroup group) =>
            [.. Quotes.Choose(group.Rows, i => Marks[i].Length, i => Marks[i].Probability, i => Marks[i].Alike).Select(i => Marks[i].Id)];
    }
}
