using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What a device at a touchpoint asks everybody who comes by: of the survey that part which is answered by touch.</summary>
[OpenToVisitors("the link is the right to answer")]
public sealed class OpenKiosk(OpenAsking open)
{
    /// <summary>What was opened.</summary>
    /// <param name="Token">End of the link's address.</param>
    /// <param name="Version">The version that the device shows, or null: the newest.</param>
    public sealed record Request(string? Token, int? Version = null);

    /// <summary>The questions. A link that is not for a device is missing.</summary>
    public async Task<Outcome<Asking>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await open.Run(who, new(request.Token, request.Version), stop);
        if (found.Failure is { } failure) return failure;
        return found.Value.Link.IsKiosk ? found.Value with { Document = found.Value.Document.OnKiosk() } : Fail.NotFound;
    }
}
