using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>The register of the demo company as the touchpoint module takes it.</summary>
static class DemoRegister
{
    /// <summary>What is written about each touchpoint.</summary>
    /// <param name="unit">Id of a unit by its code.</param>
    /// <param name="owner">Id of the person who answers for the touchpoints of a unit.</param>
    public static IReadOnlyList<TouchpointDetails> Details(Func<string, Guid> unit, Func<string, Guid> owner) =>
        [.. DemoFiles.TouchpointList.Select(touchpoint => new TouchpointDetails(touchpoint.Code, touchpoint.NameZh, touchpoint.NameEn,
            touchpoint.Channel, touchpoint.Stage, unit(touchpoint.Owner), owner(touchpoint.Owner))
        {
            Classification = Classes(touchpoint),
            Sheet = new() { Measures = Measures(touchpoint) },
        })];

    private static Classification Classes(WorldTouchpoint touchpoint) => new()
    {
        Kinds = touchpoint.Kinds.Aggregate(TouchpointKinds.None, (all, kind) => all | Enum.Parse<TouchpointKinds>(kind)),
        Distance = Enum.Parse<ContactDistance>(touchpoint.Distance),
        Provider = Enum.Parse<ActorNature>(touchpoint.Provider),
        Recipient = Enum.Parse<ActorNature>(touchpoint.Recipient),
    };

    private static TouchpointMeasure[] Measures(WorldTouchpoint touchpoint) =>
    [
        new(MeasureKind.Quality, touchpoint.IsServedByPeople ? "客户满意度（1–10）" : "办理成功率 %"),
        new(MeasureKind.Efficiency, touchpoint.Wait is null ? "办理时长（分钟）" : "等候时长（分钟）"),
    ];
}
