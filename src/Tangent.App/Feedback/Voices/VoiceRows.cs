using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Lists;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>An item of the inbox as somebody sees it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">The number by which people speak of it, 12 digits.</param>
/// <param name="Kind">What the customer wants.</param>
/// <param name="Way">By which way it came.</param>
/// <param name="Source">The system that told it.</param>
/// <param name="Words">What was said, masked when <paramref name="IsMasked"/>; null when it was erased.</param>
/// <param name="Remedy">What the customer wants to have done, likewise.</param>
/// <param name="Address">How the customer wishes to be called, likewise.</param>
/// <param name="IsMasked">Whether what is personal is masked for this reader.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="Touchpoint">What it is about, or null.</param>
/// <param name="Suggested">The touchpoint that its words name, where nobody said which; or null.</param>
/// <param name="Unit">Whose inbox it is in.</param>
/// <param name="Person">Who answers for it, masked where the reader must not see the name; or null.</param>
/// <param name="GivenUtc">When it was said.</param>
/// <param name="ReceivedUtc">When it reached the inbox.</param>
/// <param name="DueUtc">By when it should have ended.</param>
/// <param name="DaysLeft">Whole days until then; negative ones have passed.</param>
/// <param name="IsOverdue">Whether it waits after that.</param>
/// <param name="Sentiment">How it is said.</param>
/// <param name="Themes">The themes that it speaks of.</param>
/// <param name="RepliedUtc">When the customer was first told something, or null.</param>
/// <param name="State">Whether it waits, or how it ended.</param>
/// <param name="Version">For the next change.</param>
public sealed record VoiceRow(Guid Id, string Number, VoiceKind Kind, VoiceWay Way, string Source, string? Words, string? Remedy, string? Address,
    bool IsMasked, long? Customer, TouchpointFact? Touchpoint, TouchpointFact? Suggested, UnitFact Unit, PersonFact? Person, DateTime GivenUtc,
    DateTime ReceivedUtc, DateTime DueUtc, int DaysLeft, bool IsOverdue, Sentiment Sentiment, IReadOnlyList<ThemeName> Themes, DateTime? RepliedUtc,
    VoiceState State, int Version);

/// <summary>The filtered inbox as a query, and items as people see them.</summary>
public sealed class VoiceRows(
    VoiceReach reach, TouchpointNames touchpoints, PeopleFacts people, UnitFacts units, CompanyThemes themes, TimeProvider clock)
{
    internal async Task<Outcome<IQueryable<Voice>>> Where(Actor who, Verb verb, VoiceFilter filter, CancellationToken stop)
    {
        var rows = await reach.Within(who, verb, stop);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        rows = filter.Part switch
        {
            InboxPart.Waiting => rows.Where(v => v.EndedUtc == null),
            InboxPart.Overdue => rows.Where(v => v.EndedUtc == null && v.DueUtc < now),
            InboxPart.Ended => rows.Where(v => v.EndedUtc != null),
            _ => rows,
        };
        if (filter.Kind is { } kind) rows = rows.Where(v => v.Kind == kind);
        if (filter.Way is { } way) rows = rows.Where(v => v.Way == way);
        if (filter.Sentiment is { } sentiment) rows = rows.Where(v => v.Sentiment == sentiment);
        if (filter.Touchpoint is { } touchpoint) rows = rows.Where(v => v.Touchpoint == touchpoint);
        if (filter.How is { } how) rows = rows.Where(v => v.How == how);
        if (filter.Customer is { } customer) rows = rows.Where(v => v.Customer == customer);
        if (filter.Theme is { Length: > 0 } theme)
        {
            var marked = $"|{theme}|";
            rows = rows.Where(v => v.Themes.Contains(marked));
        }
        if (filter.Holder is { } holder)
        {
            var me = who.Id;
            rows = holder == InboxHolder.Mine ? rows.Where(v => v.PersonId == me) : rows.Where(v => v.PersonId == null);
        }
        if (filter.UnitId is { } unit)
        {
            if (!(await reach.Units(stop)).TryGetValue(unit, out var top)) return Fail.Wrong("unitId", "voices.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(v => below.Contains(v.UnitId));
        }
        return Outcome<IQueryable<Voice>>.Of(rows.Searching(filter.Search, v => v.Found));
    }

    internal static RowOrder<Voice> Ordered(VoiceOrder order) =>
        RowOrder<Voice>.ByUniqueKey(order.ByGiven ? v => v.GivenKey : v => v.DueKey, order.IsDescending);

    /// <summary>The items as this reader sees them.</summary>
    /// <param name="who">Who reads.</param>
    /// <param name="voices">The items.</param>
    /// <param name="isRevealed">Whether everything stands in the clear, because a purpose was given.</param>
    /// <param name="stop">Ends the work.</param>
    internal async Task<IReadOnlyList<VoiceRow>> Show(Actor who, IReadOnlyList<Voice> voices, bool isRevealed, CancellationToken stop)
    {
        var owning = await reach.Units(stop);
        var places = await touchpoints.ById([.. voices.SelectMany(v => new[] { v.Touchpoint, v.Suggested }).OfType<Guid>().Distinct()], stop);
        var names = await people.Names(who, [.. voices.Select(v => v.PersonId).OfType<Guid>().Distinct()], stop);
        var called = await themes.Names(stop);
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. voices.Select(v =>
        {
            var unit = owning[v.UnitId];
            bool isClear = isRevealed || IsClear(who, unit);
            return new VoiceRow(v.Id, v.Number, v.Kind, v.Way, v.Source, Shown(v.Words, isClear), Shown(v.Remedy, isClear),
                isClear || v.Address is null ? v.Address : Masking.Name(v.Address), !isClear, v.Customer,
                v.Touchpoint is { } at ? places.GetValueOrDefault(at) : null,
                v.Touchpoint is null && v.Suggested is { } maybe ? places.GetValueOrDefault(maybe) : null, unit,
                v.PersonId is { } person && names.TryGetValue(person, out var name) ? new(person, name) : null,
                v.GivenUtc, v.ReceivedUtc, v.DueUtc, (int)Math.Floor((v.DueUtc - now).TotalDays), v.IsOverdue(now), v.Sentiment,
                [.. v.Themes.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(code => called.GetValueOrDefault(code) ?? new(code, code, code))],
                v.RepliedUtc, Shown(v.State, isClear), v.Version);
        })];
    }

    internal static bool IsClear(Actor who, UnitFact unit) => who.May(Verb.Read, Kind.PersonalData, unit.Path);

    internal static string? Shown(string? words, bool isClear) => words is null || isClear ? words : MaskedText.Of(words);

    private static VoiceState Shown(VoiceState state, bool isClear) =>
        state is VoiceState.Ended { Reason: { } reason } ended && !isClear ? ended with { Reason = MaskedText.Of(reason) } : state;
}
