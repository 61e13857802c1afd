using Tangent.Analytics.Comments;
using Tangent.App.Comments;
using Tangent.App.Feedback.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Voices;

/// <summary>Reads what customers said, in the process itself: how it is said, of what it speaks, which touchpoint it names.</summary>
public sealed class VoiceReader(TouchpointNames touchpoints, CompanyThemes ours)
{
    private IReadOnlyList<CalledTouchpoint> called = [];
    private IReadOnlyList<Topic> topics = [];
    private WordFinder? themes, named;
    private CommentReader? sentiment;

    /// <summary>What is found in some words.</summary>
    internal async Task<VoiceReading> Read(string words, CancellationToken stop)
    {
        if (named is null)
        {
            called = await touchpoints.Called(stop);
            // A name of one character is found everywhere.
            named = new([.. called.Select(one => new NamedByWords(one.Id.ToString(), [.. one.Names.Where(name => name.Length > 1)]))]);
            topics = await ours.Topics(stop);
            (themes, sentiment) = (new(TopicList.Named(topics)), ShippedModel.Sentiment.Reader());
        }
        var judged = sentiment!.Judge(words);
        return new(!judged.IsClear ? Sentiment.Unclear : judged.Class == 1 ? Sentiment.Positive : Sentiment.Negative,
            themes!.In(words).Select(place => topics[place].Code).ToItems(),
            // Who names two touchpoints may mean either.
            named.In(words) is [var only] ? called[only].Id : null);
    }
}
