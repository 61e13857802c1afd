using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Incidents;

/// <summary>One critical incident. Until both coders have coded, nobody sees a code but one's own.</summary>
public sealed class ShowIncident(IncidentReach reach, ListIncidents list)
{
    /// <summary>Which incident.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The incident as this reader sees it.</summary>
    /// <param name="Row">What it is.</param>
    /// <param name="Own">The reader's own code, or null.</param>
    /// <param name="Codes">Both codes, when both are there.</param>
    /// <param name="MayCode">Whether the reader may code it now.</param>
    /// <param name="MayDecide">Whether the reader may decide between the coders.</param>
    public sealed record Shown(IncidentRow Row, IncidentType? Own, IReadOnlyList<IncidentType> Codes, bool MayCode, bool MayDecide);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Incident) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, stop);
        if (found.Failure is { } failed) return failed;
        var (incident, unit, codes) = found.Value;
        bool isCoded = codes.Count >= CodeIncident.Coders;
        return new Shown((await list.Show(who, [incident], stop))[0], codes.Find(code => code.CoderId == who.Id)?.Type,
            isCoded ? [.. codes.Select(code => code.Type)] : [], !isCoded && who.May(Verb.Update, Kind.Incident, unit.Path),
            isCoded && codes[0].Type != codes[1].Type && who.May(Verb.Act, Kind.Incident, unit.Path));
    }
}
