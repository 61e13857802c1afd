using Tangent.Domain.Access;

namespace Tangent.Web;

/// <summary>Who makes this request. Pages and endpoints pass it to every use case.</summary>
public sealed class CurrentActor
{
    /// <summary>The actor; <see cref="Actor.Nobody"/> until the sign-in middleware has found out more.</summary>
    public Actor Who { get; set; } = Actor.Nobody;

    /// <summary>The language that the person chose for the account, or null.</summary>
    public string? Language { get; set; }

    /// <summary>IANA zone in which times stand that belong to no unit: that of the person's highest unit.</summary>
    public string Zone { get; set; } = "UTC";

    /// <summary>The session of this browser; null for visitors and programs.</summary>
    public Guid? Session { get; set; }
}
