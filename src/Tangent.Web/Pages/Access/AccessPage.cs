using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Web.Api;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>What the pages of administration share: the request, who asks, and what went wrong.</summary>
public abstract class AccessPage : ComponentBase
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required CurrentActor Current { get; set; }

    [Inject]
    public required ToastCookie Toasts { get; set; }

    protected Fail? Failure { get; set; }

    protected CancellationToken Stop => Http.RequestAborted;

    /// <summary>The value, or nothing: then the answer has the failure's status and the page lists its problems.</summary>
    protected T? Or<T>(Outcome<T> outcome)
    {
        if (outcome.Failure is null) return outcome.Value;

        Failure = outcome.Failure;
        Http.Response.StatusCode = OutcomeHttp.StatusOf(Failure);
        return default;
    }

    /// <summary>Ends a form: its problems on this page, or the message on the next one.</summary>
    protected void Answer<T>(Outcome<T> outcome, string path, Toast toast)
    {
        Failure = outcome.Failure;
        if (Failure is not null) return;
        Toasts.Leave(Http, toast);
        Http.Response.Redirect(path);
    }
}
