namespace Tangent.Domain.Touchpoints;

/// <summary>What a moment does to the judgement of customers when it goes badly or very well (时刻类型).</summary>
public enum MomentKind
{
    /// <summary>破坏型: going badly destroys much, going well adds little.</summary>
    Destroyer,

    /// <summary>基准型: expected; going badly costs, going well adds little.</summary>
    Baseline,

    /// <summary>绩效型: counts both ways.</summary>
    Performance,

    /// <summary>增益型: going well adds much, going badly costs little.</summary>
    Enhancer,

    /// <summary>无明显影响: moves the judgement neither way.</summary>
    Neutral,

    /// <summary>还不能判断: too little is known.</summary>
    CannotTell,
}
