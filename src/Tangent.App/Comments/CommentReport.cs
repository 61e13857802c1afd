using Tangent.Analytics.Comments;

namespace Tangent.App.Comments;

/// <summary>One group of comments as it is shown.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Group">Its figures.</param>
/// <param name="Quotes">Some of its comments, personal data masked.</param>
public sealed record ToldTopic(Topic Topic, CommentGroup Group, IReadOnlyList<string> Quotes);

/// <summary>What the comments of a file say.</summary>
/// <param name="Sheet">The comments.</param>
/// <param name="Sentiments">Bad and good; comments that are neither clearly are in none.</param>
/// <param name="Classes">Classes of a company's own model; empty without one.</param>
/// <param name="Themes">Themes that are spoken of, the commonest first. A comment may speak of several.</param>
/// <param name="Touchpoints">Touchpoints that are spoken of, likewise.</param>
/// <param name="Unclear">Comments whose sentiment is unclear.</param>
public sealed record CommentReport(
    CommentSheet Sheet, IReadOnlyList<ToldTopic> Sentiments, IReadOnlyList<ToldTopic> Classes, IReadOnlyList<ToldTopic> Themes,
    IReadOnlyList<ToldTopic> Touchpoints, int Unclear)
{
    /// <summary>Reads all comments.</summary>
    /// <param name="sheet">The comments.</param>
    /// <param name="with">With what they are read.</param>
    public static CommentReport Of(CommentSheet sheet, CommentTools with)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(with);
        string[] texts = [.. sheet.Rows.Select(row => row.Text)];
        double[] scores = [.. sheet.Rows.Select(row => row.Score)];
        var sentiments = Judged(with.Sentiment, texts);
        bool?[] isPositive = [.. sentiments.Select(judged => judged.IsClear ? judged.Class == 1 : (bool?)null)];
        ToldTopic Told(Topic topic, bool[] isOf) => new(topic, CommentShares.Of(isOf, isPositive, scores), Quotes(texts, isOf, sentiments));
        IReadOnlyList<ToldTopic> ByClass(CommentModel model, Judged[] judged) => [.. model.Classes.Select((code, place) =>
            Told(new(code, code, code, []), Array.ConvertAll(judged, one => one.IsClear && one.Class == place)))];
        IReadOnlyList<ToldTopic> ByTopic(IReadOnlyList<Topic> topics, bool[][] isOf) => [.. topics
            .Select((topic, place) => Told(topic, isOf[place])).Where(told => told.Group.Rows.Count > 0)
            .OrderByDescending(told => told.Group.Rows.Count).ThenBy(told => told.Topic.Code, StringComparer.Ordinal)];

        return new(sheet, ByClass(with.Sentiment, sentiments),
            with.Classes is { } own ? ByClass(own, Judged(own, texts)) : [],
            ByTopic(with.Themes, Found(with.Themes, texts)),
            ByTopic(with.Touchpoints, OfTouchpoints(sheet, with, texts)), isPositive.Count(positive => positive is null));
    }

    private static Judged[] Judged(CommentModel model, string[] texts)
    {
        var reader = model.Reader();
        return Array.ConvertAll(texts, reader.Judge);
    }

    private static bool[][] Found(IReadOnlyList<Topic> topics, string[] texts)
    {
        var finder = new WordFinder(TopicList.Named(topics));
        bool[][] isOf = [.. topics.Select(_ => new bool[texts.Length])];
        for (int i = 0; i < texts.Length; i++)
            foreach (int place in finder.In(texts[i])) isOf[place][i] = true;
        return isOf;
    }

    /// <summary>What the file says itself counts first, then names and aliases in the text, then the model where it is clear.</summary>
    private static bool[][] OfTouchpoints(CommentSheet sheet, CommentTools with, string[] texts)
    {
        var isOf = Found(with.Touchpoints, texts);
        var judged = with.TouchpointModel is { } model ? Judged(model, texts) : null;
        var places = with.Touchpoints.Select((topic, place) => (topic, place)).SelectMany(pair => pair.topic.Words.Append(pair.topic.Code)
            .Select(word => (word, pair.place))).DistinctBy(pair => pair.word).ToDictionary(pair => pair.word, pair => pair.place);
        for (int i = 0; i < texts.Length; i++)
        {
            var said = sheet.Rows[i].Touchpoint;
            if (said.Length == 0 && judged is not null && judged[i].IsClear && !isOf.Any(own => own[i]))
                said = with.TouchpointModel!.Classes[judged[i].Class];
            if (!places.TryGetValue(said, out int known)) continue;
            foreach (var own in isOf) own[i] = false;
            isOf[known][i] = true;
        }
        return isOf;
    }

    private static IReadOnlyList<string> Quotes(string[] texts, bool[] isOf, Judged[] sentiments) =>
        [.. Comments.Quotes.Choose(Enumerable.Range(0, texts.Length).Where(i => isOf[i]), i => texts[i].Length, i => sentiments[i].Probability, i => texts[i])
            .Select(i => Comments.Quotes.Shown(texts[i]))];
}

/// <summary>With what comments are read.</summary>
/// <param name="Sentiment">Model of bad and good.</param>
/// <param name="Classes">A company's model of its own classes, or null.</param>
/// <param name="Themes">Themes and their words.</param>
/// <param name="Touchpoints">Touchpoints with names and aliases; none: they are not asked for.</param>
/// <param name="TouchpointModel">A model whose classes are touchpoints, for comments that name none, or null.</param>
public sealed record CommentTools(
    CommentModel Sentiment, CommentModel? Classes, IReadOnlyList<Topic> Themes, IReadOnlyList<Topic> Touchpoints, CommentModel? TouchpointModel);
