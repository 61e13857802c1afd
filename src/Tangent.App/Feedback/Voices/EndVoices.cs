using Microsoft.EntityFrameworkCore;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>Ends items of the inbox in one way, each with its own audit line and its own result (办结).</summary>
public sealed class EndVoices(Db db, VoiceReach reach, VoiceChange change, CaseLinks cases, TimeProvider clock)
{
    /// <summary>Most items at once.</summary>
    public const int Most = 200;

    /// <summary>How they end.</summary>
    /// <param name="Ids">Which items, 1 to <see cref="Most"/>.</param>
    /// <param name="How">How.</param>
    /// <param name="Reason">Why so, or to whom it went, up to 500 characters; needed where nothing is done or somebody else answers.</param>
    public sealed record Request(IReadOnlyList<Guid>? Ids, Disposition? How, string? Reason = null);

    /// <summary>What became of one item.</summary>
    /// <param name="Id">Which one.</param>
    /// <param name="Failure">Why it did not end, or null.</param>
    public sealed record Result(Guid Id, Fail? Failure);

    /// <summary>Ends those that can end.</summary>
    public async Task<Outcome<IReadOnlyList<Result>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Voice) is { } refusal) return refusal;

        var reason = WrittenText.Line(request.Reason);
        Guid[] ids = [.. (request.Ids ?? []).Distinct()];
        List<Problem> problems = [.. WrittenText.Check("reason", reason, Voice.LongestReason)];
        if (ids.Length is 0 or > Most) problems.Add(Problem.Of("ids", "voices.how-many", Most));
        if (request.How is not { } how || !Enum.IsDefined(how)) problems.Add(Problem.Of("how", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var seen = await (await reach.Within(who, Verb.Read, stop)).Where(v => EF.Parameter(ids).Contains(v.Id)).ToDictionaryAsync(v => v.Id, stop);
        // What a case is about ends with the case: the customer gets one answer.
        var atWork = await cases.AtWork(SignalKind.Complaint, [.. seen.Keys.Select(id => id.ToString())], stop);
        var units = await reach.Units(stop);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        Result[] results = [.. ids.Select(id => new Result(id, End(id)))];
        return await db.Commit(stop) is { } failure ? failure : results;

        Fail? End(Guid id)
        {
            if (!seen.TryGetValue(id, out var voice)) return Fail.NotFound;
            if (atWork.Contains(id.ToString())) return Fail.Clash("voices.has-case");
            var unit = units[voice.UnitId];
            if (who.Lacks(Verb.Update, Kind.Voice, unit.Path) is { } outside) return outside;
            var ended = voice.End(request.How!.Value, reason, now);
            if (ended.Failure is null) change.Write(who, "voices.did.end", voice, ended.Value, unit);
            return ended.Failure;
        }
    }
}
