using Tangent.Domain.Access;

namespace Tangent.Web;

/// <summary>Who makes this request. Pages and endpoints pass it to every use case.</summary>
public sealed class CurrentActor
{
    /// <summary>The actor; <see cref="Actor.Nobody"/> until the sign-in middleware has found out more.</summary>
    public Actor Who { get; set; } = Actor.Nobody;
}
