using Tangent.App.Recovery.Signals;
using Tangent.App.Touchpoints.Published;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery;

/// <summary>Opens a case by hand: somebody saw what no sign tells, or something new came up on a return visit.</summary>
public sealed class OpenCase(CaseReach reach, SignalIntake intake, TouchpointNames touchpoints, CustomerMatching matching, TimeProvider clock)
{
    /// <summary>What is known.</summary>
    /// <param name="Once">A name that the asker draws: the same name opens no second case. Up to 100 characters.</param>
    /// <param name="Told">What the customer told, up to 4,000 characters.</param>
    /// <param name="Wish">What the customer wants, up to 500 characters, or null.</param>
    /// <param name="UnitId">The unit that works on it.</param>
    /// <param name="Touchpoint">What it is about, or null.</param>
    /// <param name="Customer">The company's number for the customer, or null.</param>
    /// <param name="Phone">The customer's telephone number, or null.</param>
    public sealed record Request(string? Once, string? Told, string? Wish, Guid? UnitId, Guid? Touchpoint = null, string? Customer = null,
        string? Phone = null);

    /// <summary>Opens it; a case that is open for the same need of the same customer is not looked for: somebody has decided.</summary>
    /// <returns>Which case.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Case) is { } refusal) return refusal;

        var (once, told, wish) = (WrittenText.Line(request.Once), WrittenText.Clean(request.Told), WrittenText.Clean(request.Wish));
        List<Problem> problems =
        [
            .. WrittenText.Check("once", once, 100, isRequired: true), .. WrittenText.Check("told", told, CaseFile.LongestTold, isRequired: true),
            .. WrittenText.Check("wish", wish, CaseFile.LongestWish),
        ];
        var unit = request.UnitId is { } id ? (await reach.Units(stop)).GetValueOrDefault(id) : null;
        if (unit is null || unit.IsClosed || !who.May(Verb.Create, Kind.Case, unit.Path)) problems.Add(Problem.Of("unitId", "voices.unit-missing"));
        if (request.Touchpoint is { } at && !(await touchpoints.ById([at], stop)).ContainsKey(at))
            problems.Add(Problem.Of("touchpoint", "voices.touchpoint-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        long? customer = await matching.Known(request.Customer, request.Phone, stop);
        if (customer is null && (request.Customer ?? request.Phone) is { Length: > 0 })
            return Fail.Wrong(request.Customer is { Length: > 0 } ? "customer" : "phone", "recovery.customer-missing");
        var signal = new SeenSignal(SignalKind.ByHand, once!, clock.GetUtcNow().UtcDateTime, customer, null, null, request.Touchpoint, unit!.Id, unit.Path,
            null, null, told, wish);
        var taken = await intake.Take(who, signal, stop);
        return taken.Failure is { } failure ? failure : taken.Value[0].Case!.Value;
    }
}
