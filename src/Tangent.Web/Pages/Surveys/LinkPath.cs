using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Web.Pages.Surveys;

/// <summary>Where a link leads: devices have a page of their own.</summary>
static class LinkPath
{
    /// <summary>The path of a link's address.</summary>
    public static string Of(LinkKind kind, AskChannel channel, string? token) =>
        kind == LinkKind.Open && channel == AskChannel.Kiosk ? $"/k/{token}" : $"/s/{token}";
}
