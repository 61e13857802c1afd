using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>Evidence as one reader may see it.</summary>
/// <param name="Id">Identity of what it names; null where that has none.</param>
/// <param name="Label">What is shown of it: a number, a name, a day.</param>
public sealed record SeenEvidence(Guid? Id, string Label);

/// <summary>Which of the evidence of a map its reader may see. What lies out of sight and what is not there look the same.</summary>
public sealed class EvidenceInSight(Db db, FeedbackEvidence feedback, EncounterEvidence encounters, AttachmentFacts attachments)
{
    /// <summary>What is in sight; the rest is missing.</summary>
    public async Task<IReadOnlyDictionary<MapEvidence, SeenEvidence>> Of(Actor who, MapDocument document, CancellationToken stop)
    {
        var all = document.Steps.SelectMany(step => step.Points).SelectMany(point => point.Evidence).Distinct().ToLookup(one => one.Kind);
        Dictionary<MapEvidence, SeenEvidence> seen = [];
        foreach (var one in all[MapEvidenceKind.Link].Where(one => MapRules.IsAddress(one.At))) seen[one] = new(null, new Uri(one.At).Host);

        void Take(MapEvidenceKind kind, IReadOnlyDictionary<string, (Guid Id, string Label)> found)
        {
            foreach (var one in all[kind])
                if (found.TryGetValue(one.At, out var shown)) seen[one] = new(shown.Id, shown.Label);
        }
        string[] Named(MapEvidenceKind kind) => [.. all[kind].Select(one => one.At).Distinct()];
        Take(MapEvidenceKind.Voice, await feedback.Voices(who, Named(MapEvidenceKind.Voice), stop));
        Take(MapEvidenceKind.Incident, await feedback.Incidents(who, Named(MapEvidenceKind.Incident), stop));
        Take(MapEvidenceKind.Survey, await feedback.Surveys(who, Named(MapEvidenceKind.Survey), stop));
        Take(MapEvidenceKind.Attachment, await attachments.Named(who, Named(MapEvidenceKind.Attachment), stop));
        Take(MapEvidenceKind.Moment, await Moments(who, Named(MapEvidenceKind.Moment), stop));
        var logged = await encounters.Of(who, Named(MapEvidenceKind.Encounter), stop);
        foreach (var one in all[MapEvidenceKind.Encounter])
            if (logged.Contains(one.At)) seen[one] = new(null, one.At);
        return seen;
    }

    private async Task<Dictionary<string, (Guid, string)>> Moments(Actor who, string[] named, CancellationToken stop)
    {
        if (named.Length == 0 || !who.May(Verb.Read, Kind.Moment)) return [];
        var ids = named.Select(text => new MomentId(Guid.Parse(text))).ToList();
        var found = await db.Moments.Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.NameZh }).ToDictionaryAsync(m => m.Id, m => m.NameZh, stop);
        return named.Where(text => found.ContainsKey(new(Guid.Parse(text))))
            .ToDictionary(text => text, text => (Guid.Parse(text), found[new(Guid.Parse(text))]));
    }
}
