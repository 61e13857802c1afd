namespace Tangent.Domain.Touchpoints;

/// <summary>Phase of the journey (服务阶段).</summary>
public enum JourneyStage
{
    /// <summary>售前.</summary>
    PreSale,

    /// <summary>售中.</summary>
    InSale,

    /// <summary>售后.</summary>
    AfterSale,
}
