using Tangent.App.Feedback.Voices;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.Web.Api;

/// <summary>An item of the inbox as the API shows it; what is personal is masked where isMasked is true.</summary>
public sealed record VoiceJson(Guid Id, string Number, VoiceKind Kind, VoiceWay Way, string Source, string? Words, string? Remedy, string? Address,
    bool IsMasked, long? Customer, VoiceJson.PlaceJson? Touchpoint, VoiceJson.PlaceJson? Suggested, TouchpointJson.UnitJson Unit,
    TouchpointJson.PersonJson? Person, DateTime GivenUtc, DateTime ReceivedUtc, DateTime DueUtc, bool IsOverdue, Sentiment Sentiment,
    IReadOnlyList<string> Themes, DateTime? RepliedUtc, VoiceJson.EndJson? End, int Version)
{
    /// <summary>Notes and replies, where one item is shown.</summary>
    public IReadOnlyList<EntryJson>? Entries { get; init; }

    /// <summary>Numbers of the items that were merged into it, where one item is shown.</summary>
    public IReadOnlyList<string>? Duplicates { get; init; }

    internal static object Of(VoiceRow row) => Row(row);

    internal static object Of(ShowVoice.Shown shown) => Row(shown.Row) with
    {
        Entries = [.. shown.Entries.Select(one => new EntryJson(one.AtUtc, one.Writer, one.Told, one.Words, one.Sent?.State))],
        Duplicates = [.. shown.Duplicates.Select(one => one.Number)],
    };

    private static VoiceJson Row(VoiceRow row) => new(row.Id, row.Number, row.Kind, row.Way, row.Source, row.Words, row.Remedy, row.Address,
        row.IsMasked, row.Customer, Place(row.Touchpoint), Place(row.Suggested), new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn),
        row.Person is { } person ? new(person.Id, person.Name) : null, row.GivenUtc, row.ReceivedUtc, row.DueUtc, row.IsOverdue, row.Sentiment,
        [.. row.Themes.Select(theme => theme.Code)], row.RepliedUtc,
        row.State is VoiceState.Ended ended ? new(ended.AtUtc, ended.How, ended.Reason) : null, row.Version);

    private static PlaceJson? Place(TouchpointFact? at) => at is null ? null : new(at.Id, at.Code, at.NameZh, at.NameEn);

    /// <summary>A touchpoint.</summary>
    public sealed record PlaceJson(Guid Id, string Code, string NameZh, string NameEn);

    /// <summary>How it ended.</summary>
    public sealed record EndJson(DateTime AtUtc, Disposition How, string? Reason);

    /// <summary>A note, or with <paramref name="Told"/> a reply; with <paramref name="Sent"/> one that was sent from here, and how it stands.</summary>
    public sealed record EntryJson(DateTime AtUtc, string? Writer, ReplyWay? Told, string? Words, MessageState? Sent);
}
