namespace Tangent.App.Demo;

/// <summary>How an encounter came out.</summary>
public enum EncounterOutcome : byte
{
    /// <summary>办结.</summary>
    Done,

    /// <summary>转接.</summary>
    Transferred,

    /// <summary>客户放弃.</summary>
    Abandoned,

    /// <summary>未办成.</summary>
    Failed,
}

/// <summary>How well a touchpoint did in an encounter, before anybody judged it.</summary>
public enum TouchQuality : byte
{
    /// <summary>差.</summary>
    Low,

    /// <summary>中.</summary>
    Middle,

    /// <summary>好.</summary>
    High,
}

/// <summary>One meeting of a customer with a touchpoint. 36 bytes, so that a million of them fit anywhere.</summary>
public struct WorldEncounter
{
    /// <summary>No employee and no device.</summary>
    public const ushort None = ushort.MaxValue;

    /// <summary>Step of an encounter that is in no plan: the further call of a confused customer.</summary>
    public const byte NoStep = byte.MaxValue;

    /// <summary>Number of the customer.</summary>
    public int Customer { get; internal set; }

    /// <summary>Number of the journey.</summary>
    public int Journey { get; internal set; }

    /// <summary>
    /// When waiting or contact began, UTC seconds: ticket taken, call placed, page opened, or the appointed time of
    /// a visit.
    /// </summary>
    public int StartedUtc { get; internal set; }

    /// <summary>When it ended, UTC seconds.</summary>
    public int EndedUtc { get; internal set; }

    /// <summary>Seconds waited from the start to the service; of a visit, how late it came.</summary>
    public int WaitedSeconds { get; internal set; }

    /// <summary>Number of the unit.</summary>
    public ushort Unit { get; internal set; }

    /// <summary>Number of the employee, or <see cref="None"/>.</summary>
    public ushort Employee { get; internal set; }

    /// <summary>Number of the machine, or <see cref="None"/>.</summary>
    public ushort Device { get; internal set; }

    /// <summary>Latent satisfaction with this touch, 0 to 1000.</summary>
    public short Satisfaction { get; internal set; }

    /// <summary>Number of the touchpoint.</summary>
    public byte Touchpoint { get; internal set; }

    /// <summary>Number of the step in its kind of journey.</summary>
    public byte Step { get; internal set; }

    /// <summary>Place in the journey, from 1.</summary>
    public byte Order { get; internal set; }

    /// <summary>How it came out.</summary>
    public EncounterOutcome Outcome { get; internal set; }

    /// <summary>How well the touchpoint did.</summary>
    public TouchQuality Quality { get; internal set; }

    /// <summary>A touchpoint that the journey had met before: the customer had to come again.</summary>
    public bool IsRepeat { get; internal set; }

    /// <summary>The customer had been told something else by another channel.</summary>
    public bool IsConfused { get; internal set; }

    /// <summary>The machine was down.</summary>
    public bool IsDown { get; internal set; }
}
