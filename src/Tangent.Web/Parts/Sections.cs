namespace Tangent.Web.Parts;

/// <summary>Places of the frame that pages and modules fill with a SectionContent.</summary>
public static class Sections
{
    /// <summary>The way to this page; filled by <c>Crumbs</c>.</summary>
    public const string Crumbs = "crumbs";

    /// <summary>The organisation and unit at the top of the rail.</summary>
    public const string Organisation = "organisation";

    /// <summary>The demo clock.</summary>
    public const string Clock = "clock";
}
