using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>The register of the demo company as the touchpoint module takes it.</summary>
static class DemoRegister
{
    // Its touchpoints that the trade's template knows carry the template's sheets and moments.
    private const string Template = "telecom";

    // What the back stage does is felt elsewhere: a refund in the call about it, a network repair in notice and visit.
    private static readonly Dictionary<string, string[]> FeltAt = new() { ["T58"] = ["T15", "T23"], ["T59"] = ["T13", "T51"] };

    /// <summary>What is written about each touchpoint.</summary>
    /// <param name="unit">Id of a unit by its code.</param>
    /// <param name="owner">Id of the person who answers for the touchpoints of a unit.</param>
    public static IReadOnlyList<TouchpointToLoad> All(Func<string, Guid> unit, Func<string, Guid> owner) =>
        [.. DemoFiles.TouchpointList.Select(touchpoint => new TouchpointToLoad(new TouchpointDetails(touchpoint.Code, touchpoint.NameZh, touchpoint.NameEn,
            touchpoint.Channel, touchpoint.Stage, unit(touchpoint.Owner), owner(touchpoint.Owner))
        {
            Classification = Classes(touchpoint),
            Sheet = new() { Measures = Measures(touchpoint) },
        }, FeltAt.GetValueOrDefault(touchpoint.Code, []), Template, DemoFiles.Register.Key.Contains(touchpoint.Code) ? DemoFiles.Register.KeyReason : null))];

    private static Classification Classes(WorldTouchpoint touchpoint) => new()
    {
        Kinds = touchpoint.Kinds.Aggregate(TouchpointKinds.None, (all, kind) => all | Enum.Parse<TouchpointKinds>(kind)),
        Distance = Enum.Parse<ContactDistance>(touchpoint.Distance),
        Provider = Enum.Parse<ActorNature>(touchpoint.Provider),
        Recipient = Enum.Parse<ActorNature>(touchpoint.Recipient),
    };

    private static MeasureNames Names => DemoFiles.People.Measures;

    private static Items<TouchpointMeasure> Measures(WorldTouchpoint touchpoint) =>
    [
        new(MeasureKind.Quality, touchpoint.IsServedByPeople ? Names.ByPeople : Names.ByMachine),
        new(MeasureKind.Efficiency, touchpoint.Wait is null ? Names.NoWaiting : Names.Waiting),
    ];
}
