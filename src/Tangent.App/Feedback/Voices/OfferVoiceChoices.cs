using Tangent.App.Access.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Voices;

/// <summary>What forms and filters of the inbox offer: units, people, touchpoints, themes.</summary>
public sealed class OfferVoiceChoices(VoiceReach reach, PeopleFacts people, TouchpointNames touchpoints, CompanyThemes themes)
{
    /// <summary>What the choices are for.</summary>
    /// <param name="For">Units in which the actor may do this; null: all open ones, to hand something on.</param>
    public sealed record Request(Verb? For);

    /// <summary>What is offered.</summary>
    /// <param name="Units">Open units in the order of the tree.</param>
    /// <param name="People">People who can answer; none unless something is handed on.</param>
    /// <param name="Touchpoints">Touchpoints in use, by code.</param>
    /// <param name="Themes">Themes of comments, those that are off too: items may have them still.</param>
    public sealed record Choices(
        IReadOnlyList<UnitFact> Units, IReadOnlyList<PersonFact> People, IReadOnlyList<TouchpointFact> Touchpoints, IReadOnlyList<ThemeName> Themes);

    /// <summary>Offers them.</summary>
    public async Task<Outcome<Choices>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(request.For ?? Verb.Read, Kind.Voice) is { } refusal) return refusal;

        var open = (await reach.Units(stop)).Values.Where(unit => !unit.IsClosed
            && (request.For is not { } verb || who.May(verb, Kind.Voice, unit.Path)));
        var persons = request.For is null && who.May(Verb.Act, Kind.Voice) ? await people.Choices(who, Verb.Update, Kind.Voice, stop) : [];
        return new Choices(UnitFact.InTreeOrder(open), persons, await touchpoints.InUse(stop), [.. (await themes.Names(stop)).Values]);
    }
}
