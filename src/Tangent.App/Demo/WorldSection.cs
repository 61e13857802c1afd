namespace Tangent.App.Demo;

/// <summary>A part of the canonical export stream; they are written in this order.</summary>
[Flags]
public enum WorldSection
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// One line: that it is synthetic, format, seed, number of customers, counts, SHA-256 of the truths.
    /// </summary>
    Head = 1,

    /// <summary>Units.</summary>
    Units = 2,

    /// <summary>Employees.</summary>
    Employees = 4,

    /// <summary>Machines.</summary>
    Devices = 8,

    /// <summary>Touchpoints.</summary>
    Touchpoints = 16,

    /// <summary>Customers.</summary>
    Customers = 32,

    /// <summary>Faults of machines.</summary>
    Faults = 64,

    /// <summary>Journeys.</summary>
    Journeys = 128,

    /// <summary>Encounters, by the time of their start.</summary>
    Encounters = 256,

    /// <summary>Everything.</summary>
    All = 511,
}
