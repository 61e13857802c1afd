using System.Text.Json.Serialization;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>
/// A touchpoint of the demo company: what a register needs to know of it, and how it works in the world.
/// </summary>
/// <param name="Code">Code, <c>T01</c> to <c>T60</c>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Channel">Way of contact.</param>
/// <param name="Stage">Phase of the journey.</param>
/// <param name="Place">Kind of unit that serves there; also the source that records the encounters.</param>
/// <param name="Owner">Code of the unit that answers for it.</param>
/// <param name="Distance"><c>Remote</c>, <c>Telephone</c> or <c>FaceToFace</c>.</param>
/// <param name="Kinds">Any of <c>FrontStage</c>, <c>BackStage</c>, <c>Digital</c>, <c>Physical</c>.</param>
/// <param name="Provider"><c>Human</c> or <c>Machine</c> on the side that serves.</param>
/// <param name="Recipient"><c>Human</c> or <c>Machine</c> on the side that is served.</param>
/// <param name="Service">Table of the seconds of service.</param>
/// <param name="Wait">Table of the seconds of waiting, or null where nobody waits.</param>
/// <param name="WaitWhenLow">Table used instead when it goes badly, as with a late visit.</param>
/// <param name="Device">Kind of machine, or null.</param>
public sealed record WorldTouchpoint(
    string Code, string NameZh, string NameEn, ContactChannel Channel, JourneyStage Stage, Place Place, string Owner,
    string Distance, IReadOnlyList<string> Kinds, string Provider, string Recipient, string Service,
    string? Wait = null, string? WaitWhenLow = null, DeviceKind? Device = null)
{
    /// <summary>Its number in the list, from 0.</summary>
    [JsonIgnore]
    public int Index { get; init; }

    /// <summary>Whether customers meet it; what only the back stage does is not judged.</summary>
    [JsonIgnore]
    public bool IsSeen => Kinds.Contains("FrontStage");

    /// <summary>Whether a person serves.</summary>
    [JsonIgnore]
    public bool IsServedByPeople => Provider == "Human";
}

/// <summary>The kind of unit that serves at a touchpoint.</summary>
public enum Place
{
    /// <summary>营业厅.</summary>
    Halls,

    /// <summary>合作网点.</summary>
    Shops,

    /// <summary>装维班组.</summary>
    Installers,

    /// <summary>热线中心.</summary>
    Hotline,

    /// <summary>投诉处理中心.</summary>
    Complaints,

    /// <summary>线上运营中心.</summary>
    Online,

    /// <summary>物流配送中心.</summary>
    Logistics,

    /// <summary>网络维护中心.</summary>
    Network,
}

/// <summary>The kind of a machine.</summary>
public enum DeviceKind
{
    /// <summary>自助终端.</summary>
    Kiosk,

    /// <summary>排队机.</summary>
    Queue,

    /// <summary>语音节点.</summary>
    Ivr,

    /// <summary>App 服务器.</summary>
    App,

    /// <summary>网站服务器.</summary>
    Web,
}
