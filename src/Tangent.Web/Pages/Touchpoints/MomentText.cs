using System.Globalization;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>One part of a frame of reference: its key, its member, its text.</summary>
sealed record FramePart(string Key, string Name, Func<FrameOfReference, string> Of);

/// <summary>What customer and employee bring to a moment, as pages show it.</summary>
static class MomentText
{
    /// <summary>The parts in the order in which they are asked.</summary>
    public static IReadOnlyList<FramePart> FrameParts { get; } =
    [
        new("expectations", nameof(FrameOfReference.Expectations), frame => frame.Expectations),
        new("feelings", nameof(FrameOfReference.Feelings), frame => frame.Feelings),
        new("attitudes", nameof(FrameOfReference.Attitudes), frame => frame.Attitudes),
        new("values", nameof(FrameOfReference.Values), frame => frame.Values),
        new("beliefs", nameof(FrameOfReference.Beliefs), frame => frame.Beliefs),
    ];

    /// <summary>The ratings of how well both sides and the context agree.</summary>
    public static IReadOnlyList<Choice> Congruences(Words.Words words) =>
        [.. Enumerable.Range(1, 5).Select(rating => new Choice(rating.ToString(CultureInfo.InvariantCulture), words[$"moments.congruence.{rating}"]))];
}
