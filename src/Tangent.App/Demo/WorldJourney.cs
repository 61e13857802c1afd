namespace Tangent.App.Demo;

/// <summary>One need of a customer, from its first to its last touch.</summary>
public struct WorldJourney
{
    /// <summary>Number of the customer.</summary>
    public int Customer { get; internal set; }

    /// <summary>Number of its first encounter; the others follow in order.</summary>
    public int First { get; internal set; }

    /// <summary>When the first encounter began, UTC seconds.</summary>
    public int StartedUtc { get; internal set; }

    /// <summary>When the last encounter ended, UTC seconds.</summary>
    public int EndedUtc { get; internal set; }

    /// <summary>Latent satisfaction with the whole, in thousandths; −1 while the journey is open.</summary>
    public short Satisfaction { get; internal set; }

    /// <summary>Latent willingness to recommend after it, in thousandths; −1 while the journey is open.</summary>
    public short Recommends { get; internal set; }

    /// <summary>How many encounters, 1 to 24.</summary>
    public byte Encounters { get; internal set; }

    /// <summary>Number of the kind of journey.</summary>
    public byte Type { get; internal set; }

    /// <summary>Which of the customer's journeys of this kind it is, from 1.</summary>
    public byte Serial { get; internal set; }

    /// <summary>Still going on when the year ended, or cut off by the customer's leaving.</summary>
    public bool IsOpen { get; internal set; }

    /// <summary>Whether the customer left for good after it.</summary>
    public bool Leaves { get; internal set; }

    /// <summary>Whether two channels told the customer different things in it.</summary>
    public bool IsConfused { get; internal set; }
}
