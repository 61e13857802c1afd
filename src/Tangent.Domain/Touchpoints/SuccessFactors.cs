namespace Tangent.Domain.Touchpoints;

/// <summary>What an encounter's success rests on, by the nature of both sides.</summary>
public enum SuccessFactor
{
    /// <summary>相互信任.</summary>
    MutualTrust,

    /// <summary>态度、礼貌.</summary>
    AttitudeAndCourtesy,

    /// <summary>良好的沟通.</summary>
    Communication,

    /// <summary>支持体系.</summary>
    SupportSystem,

    /// <summary>员工选拔.</summary>
    Selection,

    /// <summary>培训.</summary>
    Training,

    /// <summary>易于接近.</summary>
    Accessibility,

    /// <summary>界面直观.</summary>
    IntuitiveInterface,

    /// <summary>身份与结果核验.</summary>
    Verification,

    /// <summary>安全.</summary>
    Security,

    /// <summary>需要时有人帮助.</summary>
    HumanHelp,

    /// <summary>响应快.</summary>
    FastResponse,

    /// <summary>远程监测.</summary>
    RemoteMonitoring,

    /// <summary>兼容.</summary>
    Compatibility,

    /// <summary>跟踪.</summary>
    Tracking,

    /// <summary>留痕.</summary>
    Record,

    /// <summary>失效保护.</summary>
    FailSafe,
}

/// <summary>The checklists of the four cells provider × recipient (F-33: Fitzsimmons and Fitzsimmons, after Bitran and Lojo 1993).</summary>
public static class SuccessFactors
{
    /// <summary>The checklist of a cell.</summary>
    public static IReadOnlyList<SuccessFactor> Of(ActorNature provider, ActorNature recipient) => (provider, recipient) switch
    {
        (ActorNature.Human, ActorNature.Human) =>
        [
            SuccessFactor.MutualTrust, SuccessFactor.AttitudeAndCourtesy, SuccessFactor.Communication, SuccessFactor.SupportSystem,
            SuccessFactor.Selection, SuccessFactor.Training, SuccessFactor.Accessibility,
        ],
        (ActorNature.Machine, ActorNature.Human) =>
        [
            SuccessFactor.IntuitiveInterface, SuccessFactor.Verification, SuccessFactor.Security, SuccessFactor.Accessibility,
            SuccessFactor.HumanHelp,
        ],
        (ActorNature.Human, ActorNature.Machine) =>
            [SuccessFactor.Accessibility, SuccessFactor.FastResponse, SuccessFactor.Verification, SuccessFactor.RemoteMonitoring],
        _ =>
        [
            SuccessFactor.Compatibility, SuccessFactor.Tracking, SuccessFactor.Verification, SuccessFactor.Record,
            SuccessFactor.Security, SuccessFactor.FailSafe,
        ],
    };
}
