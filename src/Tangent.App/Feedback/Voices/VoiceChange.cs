using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>What the audit log keeps of an item: never its words.</summary>
sealed record VoiceFacts(string Number, VoiceKind Kind, VoiceWay CameBy, Guid? Touchpoint, Guid UnitId, Guid? PersonId, DateTime DueUtc,
    Disposition? Disposition);

/// <summary>What every act on one item shares: load it, check where the actor may act, write it with its audit line.</summary>
public sealed class VoiceChange(Db db, VoiceReach reach, Audit audit)
{
    /// <summary>Loads the item for this verb, changes it, and writes the change. No change writes nothing and leaves no audit line.</summary>
    /// <returns>The version that now holds.</returns>
    internal async Task<Outcome<int>> Run(
        Actor who, Verb verb, string act, Guid id, int? expectedVersion, Func<Voice, UnitFact, Task<Outcome<Voice>>> change, CancellationToken stop)
    {
        if (who.Lacks(verb, Kind.Voice) is { } refusal) return refusal;

        var found = await reach.Find(who, verb, id, expectedVersion, stop);
        if (found.Failure is { } failed) return failed;
        var (voice, unit) = found.Value;
        var changed = await change(voice, unit);
        if (changed.Failure is { } clash) return clash;
        if (ReferenceEquals(voice, changed.Value)) return voice.Version;
        Write(who, act, voice, changed.Value, unit);
        return await db.Commit(stop) is { } failure ? failure : changed.Value.Version;
    }

    /// <summary>The same for a change that asks nobody.</summary>
    internal Task<Outcome<int>> Run(
        Actor who, Verb verb, string act, Guid id, int? expectedVersion, Func<Voice, UnitFact, Outcome<Voice>> change, CancellationToken stop) =>
        Run(who, verb, act, id, expectedVersion, (voice, unit) => Task.FromResult(change(voice, unit)), stop);

    /// <summary>Adds a change with its audit line to the coming save.</summary>
    internal void Write(Actor who, string act, Voice before, Voice after, UnitFact unit)
    {
        db.Replace(before, after);
        audit.Write(who, act, Subject(after, unit), Facts(before), Facts(after));
    }

    internal static Subject Subject(Voice voice, UnitFact unit) => new(Kind.Voice, voice.Id.ToString(), VoiceNumber.Shown(voice.Number), unit.Path);

    internal static VoiceFacts Facts(Voice voice) => new(voice.Number, voice.Kind, voice.Way, voice.Touchpoint, voice.UnitId, voice.PersonId,
        voice.DueUtc, voice.How);
}
