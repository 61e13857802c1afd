using System.ComponentModel.DataAnnotations;

namespace Tangent.App.Settings;

/// <summary>The customers' own pages.</summary>
public sealed class OwnPagesSettings
{
    /// <summary>Whether customers see the name of who handles their case; else the unit alone.</summary>
    public bool ShowsNames { get; set; }

    /// <summary>Whether customers are told at once, at their own contact, that a complaint was heard, and later asked whether it was put right.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Days for which a link opens a case.</summary>
    [Range(1, 730)]
    public int LinkDays { get; set; } = 90;

    /// <summary>Days after its end within which a customer may open a case again.</summary>
    [Range(1, 365)]
    public int ReopenDays { get; set; } = 30;
}
