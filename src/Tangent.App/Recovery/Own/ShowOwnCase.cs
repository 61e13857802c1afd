using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery.Own;

/// <summary>One case in plain words for its customer: where it stands, what comes next, what was said, what is proposed.</summary>
[OpenToVisitors("the link or the code is the right to look at what is theirs")]
public sealed class ShowOwnCase(Db db, OwnCaseChange own, OwnVisitors visitors, OwnVoices voices, UnitFacts units, PeopleFacts people, HumanHours hours,
    TangentSettings settings, TimeProvider clock)
{
    /// <summary>The browser's cookie, and which number.</summary>
    public sealed record Request(string? Cookie, string? Number);

    /// <summary>Words that passed between the two.</summary>
    /// <param name="AtUtc">When.</param>
    /// <param name="IsOurs">Whether the company said them.</param>
    /// <param name="Words">The words.</param>
    public sealed record Said(DateTime AtUtc, bool IsOurs, string Words);

    /// <summary>The case.</summary>
    /// <param name="Number">Its number, 12 digits.</param>
    /// <param name="Stage">Where it stands; null for what waits in the inbox, or has ended there.</param>
    /// <param name="IsOver">Whether it has ended.</param>
    /// <param name="IsPaused">Whether the house waits for the customer.</param>
    /// <param name="Next">What comes next, or null.</param>
    /// <param name="NextUtc">By when, or null.</param>
    /// <param name="Unit">The unit that handles it.</param>
    /// <param name="Person">Who handles it, where the company shows names; or null.</param>
    /// <param name="Story">What was done and when, the latest first.</param>
    /// <param name="Told">What the customer told; null where it is not shown.</param>
    /// <param name="Offer">The proposal that was made to the customer; null when there is none, or it is not shown.</param>
    /// <param name="Words">What passed between the two, the oldest first.</param>
    /// <param name="IsWhole">Whether everything is shown; false: for the rest a code is needed.</param>
    /// <param name="MayReopenUntilUtc">Until when the customer may open it again; null when not.</param>
    /// <param name="Human">When somebody is there to talk to.</param>
    public sealed record Shown(string Number, OwnStage? Stage, bool IsOver, bool IsPaused, ClockKind? Next, DateTime? NextUtc, UnitFact Unit, string? Person,
        IReadOnlyList<(DateTime AtUtc, OwnMoment What)> Story, string? Told, CaseProposal? Offer, IReadOnlyList<Said> Words, bool IsWhole,
        DateTime? MayReopenUntilUtc, OpenHours Human);

    /// <summary>Shows it; what is not theirs is missing, and so is everything for who has not come in.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await own.Find(request.Cookie, request.Number, stop) is not { } open) return await Voice(request, stop);
        var one = open.Case;
        var unit = (await units.Of([one.UnitId], stop))[one.UnitId];
        var next = one.Details.IsPaused ? null : OwnReading.Next(one);
        var until = OwnReading.ReopenUntil(one, settings.OwnPages.ReopenDays);
        var offer = one.Details.Proposals.LastOrDefault(proposal => proposal.OfferedUtc is not null);
        return new Shown(request.Number!, OwnReading.Of(one), !one.IsOpen, one.IsOpen && one.Details.IsPaused, next?.Kind, next?.DueUtc, unit,
            settings.OwnPages.ShowsNames && one.PersonId is { } person ? (await people.Names(Actor.System, [person], stop)).GetValueOrDefault(person) : null,
            OwnReading.Story(one), open.IsWhole ? one.Details.Told : null, open.IsWhole ? offer : null, open.IsWhole ? await Words(one.Id, stop) : [],
            open.IsWhole, open.IsWhole && until >= clock.GetUtcNow().UtcDateTime ? until : null, await hours.Of(unit, stop));
    }

    // What is no case: a question, praise, or a complaint in its first second.
    private async Task<Outcome<Shown>> Voice(Request request, CancellationToken stop)
    {
        if (await visitors.Of(request.Cookie, stop) is not { } visitor || request.Number is not { } number || (visitor.Number ?? number) != number
            || await voices.Of(number, stop) is not { } voice) return Fail.NotFound;
        bool isTheirs = voice.Customer is { } customer && visitor.Customers.Contains(customer);
        if (visitor.Number is null && !isTheirs) return Fail.NotFound;
        bool isWhole = voice.Customer is null || (visitor.IsSure && isTheirs);
        var unit = (await units.Of([voice.UnitId], stop))[voice.UnitId];
        return new Shown(number, null, voice.EndedUtc is not null, false, null, voice.EndedUtc is null ? voice.DueUtc : null, unit, null,
            [(voice.GivenUtc, OwnMoment.Heard)], isWhole ? voice.Words : null, null,
            isWhole ? [.. voice.Replies.Select(reply => new Said(reply.AtUtc, true, reply.Words))] : [], isWhole, null, await hours.Of(unit, stop));
    }

    private async Task<IReadOnlyList<Said>> Words(Guid id, CancellationToken stop) =>
        [.. (await db.CaseEntries.AsNoTracking().Where(e => e.CaseId == id && e.Words != null
                && (e.Kind == CaseEntryKind.Sent || e.Kind == CaseEntryKind.Contact || e.Kind == CaseEntryKind.Customer))
            .OrderBy(e => e.AtUtc).ThenBy(e => e.Id).ToListAsync(stop)).Select(e => new Said(e.AtUtc, e.Kind != CaseEntryKind.Customer, e.Words!))];
}
