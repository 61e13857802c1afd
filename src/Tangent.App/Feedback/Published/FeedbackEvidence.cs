using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Incidents;
using Tangent.App.Feedback.Voices;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>
/// What customers said, as evidence that a document elsewhere names: as far as one reader may see it, and no more than a number, a day or a
/// title. Their words stay where they are.
/// </summary>
public sealed class FeedbackEvidence(Db db, VoiceReach voices, IncidentReach incidents, UnitFacts units)
{
    /// <summary>Items of the inbox, named by their numbers or ids.</summary>
    public async Task<IReadOnlyDictionary<string, (Guid Id, string Label)>> Voices(Actor who, IReadOnlyCollection<string> named, CancellationToken stop)
    {
        if (named.Count == 0 || !who.May(Verb.Read, Kind.Voice)) return new Dictionary<string, (Guid, string)>();
        string[] numbers = [.. named];
        Guid[] ids = Ids(named);
        var found = await (await voices.Within(who, Verb.Read, stop))
            .Where(v => EF.Parameter(numbers).Contains(v.Number) || EF.Parameter(ids).Contains(v.Id)).Select(v => new { v.Id, v.Number }).ToListAsync(stop);
        return found.SelectMany(v => named.Where(name => name == v.Number || (Guid.TryParse(name, out var id) && id == v.Id))
            .Select(name => (name, v))).ToDictionary(one => one.name, one => (one.v.Id, one.v.Number));
    }

    /// <summary>Critical incidents, by their ids: the day on which they happened.</summary>
    public async Task<IReadOnlyDictionary<string, (Guid Id, string Label)>> Incidents(Actor who, IReadOnlyCollection<string> named, CancellationToken stop)
    {
        if (named.Count == 0 || !who.May(Verb.Read, Kind.Incident)) return new Dictionary<string, (Guid, string)>();
        Guid[] ids = Ids(named);
        var found = await (await incidents.Within(who, Verb.Read, stop)).Where(i => EF.Parameter(ids).Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, i => i.HappenedUtc, stop);
        return named.Where(name => found.ContainsKey(Guid.Parse(name)))
            .ToDictionary(name => name, name => (Guid.Parse(name), FormattableString.Invariant($"{found[Guid.Parse(name)]:yyyy-MM-dd}")));
    }

    /// <summary>Surveys by their ids, with the code of a question behind a slash where one is meant.</summary>
    public async Task<IReadOnlyDictionary<string, (Guid Id, string Label)>> Surveys(Actor who, IReadOnlyCollection<string> named, CancellationToken stop)
    {
        if (named.Count == 0 || !who.May(Verb.Read, Kind.Survey)) return new Dictionary<string, (Guid, string)>();
        var ids = named.Select(name => new SurveyId(Guid.Parse(name.Split('/')[0]))).Distinct().ToList();
        var found = await db.Surveys.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id.Value, stop);
        var paths = await units.Of([.. found.Values.Select(s => s.UnitId).Distinct()], stop);
        Dictionary<string, (Guid, string)> seen = [];
        foreach (var name in named)
            if (name.Split('/', 2) is var parts && found.GetValueOrDefault(Guid.Parse(parts[0])) is { } survey
                && who.May(Verb.Read, Kind.Survey, paths[survey.UnitId].Path))
                seen[name] = (survey.Id.Value, string.Join(" · ", parts.Skip(1).Prepend(survey.Draft.Title.In("zh"))));
        return seen;
    }

    private static Guid[] Ids(IEnumerable<string> named) =>
        [.. named.Select(name => Guid.TryParse(name, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];
}
