using Tangent.App.Access.Published;
using Tangent.App.Feedback.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Signals;

/// <summary>Tries rules on the past: what they would have made of the signs of the last days. Nothing is written.</summary>
/// <remarks>Cases that were open then are not looked for: what the rules would have opened decides what the next sign joins.</remarks>
public sealed class TryCasePolicy(BadSigns signs, UnitFacts units, TimeProvider clock)
{
    private const int MostDays = 90;

    /// <summary>What to try.</summary>
    /// <param name="Policy">The rules.</param>
    /// <param name="Days">How many days back, 1 to 90.</param>
    public sealed record Request(CasePolicy? Policy, int Days = 30);

    /// <summary>What they would have made of it.</summary>
    /// <param name="FromUtc">Signs from this moment on.</param>
    /// <param name="ToUtc">Until this one.</param>
    /// <param name="Signs">How many signs there were.</param>
    /// <param name="Opened">How many cases they would have opened.</param>
    /// <param name="Joined">How many signs would have come to one of these.</param>
    /// <param name="ByRule">Cases by the code of the rule.</param>
    /// <param name="Passed">Signs without a case, by reason.</param>
    public sealed record Tried(DateTime FromUtc, DateTime ToUtc, int Signs, int Opened, int Joined, IReadOnlyDictionary<string, int> ByRule,
        IReadOnlyDictionary<PassReason, int> Passed);

    /// <summary>Tries them.</summary>
    public async Task<Outcome<Tried>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.CasePolicy) is { } refusal) return refusal;
        if (who.Lacks(Verb.Read, Kind.Case) is { } blind) return blind;

        if (request.Policy is not { } policy) return Fail.Wrong("policy", "form.required");
        if (request.Days is < 1 or > MostDays) return Fail.Wrong("days", "form.range", 1, MostDays);
        List<Problem> problems = [.. policy.Check()];
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var to = clock.GetUtcNow().UtcDateTime;
        var from = to.AddDays(-request.Days);
        var owning = await units.All(stop);
        var scope = who.Scope(Verb.Read, Kind.Case);
        var seen = (await signs.Between(from, to, stop)).Select(one => one switch
        {
            LowScore score => FollowSigns.Of(score),
            _ => FollowSigns.Of((ComplaintFact)one, owning),
        }).Where(one => scope.Any(part => part.Contains(one.Unit))).OrderBy(one => one.AtUtc).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        return Decide(policy, seen, from, to);
    }

    private static Tried Decide(CasePolicy policy, List<SeenSignal> seen, DateTime from, DateTime to)
    {
        Dictionary<long, List<OtherCase>> cases = [];
        Dictionary<string, int> byRule = [];
        Dictionary<PassReason, int> passed = [];
        int joined = 0;
        foreach (var signal in seen)
        {
            List<OtherCase> own = signal.Customer is { } customer ? (cases.TryGetValue(customer, out var had) ? had : cases[customer] = []) : [];
            switch (SignalDecision.Of(policy, signal, own, signal.AtUtc))
            {
                case SignalDecision.Open open:
                    byRule[open.By.Code] = byRule.GetValueOrDefault(open.By.Code) + 1;
                    own.Add(new(Guid.CreateVersion7(signal.AtUtc), signal.Touchpoint, signal.Journey, signal.AtUtc, null));
                    break;
                case SignalDecision.Join:
                    joined++;
                    break;
                case SignalDecision.Pass pass:
                    passed[pass.Why] = passed.GetValueOrDefault(pass.Why) + 1;
                    break;
            }
        }
        return new(from, to, seen.Count, byRule.Values.Sum(), joined, byRule, passed);
    }
}
