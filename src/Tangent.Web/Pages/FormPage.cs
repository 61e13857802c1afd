using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Web.Api;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages;

/// <summary>What pages with forms share: the request, who asks, what went wrong, and the way on.</summary>
public abstract class FormPage : LoadedComponent
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
        if (Failure is null) Done(path, toast);
    }

    /// <summary>Ends a form that went well: the message stands on the next page.</summary>
    protected void Done(string path, Toast toast)
    {
        Toasts.Leave(Http, toast);
        Go(path);
    }

    // A path, not a whole address: nothing that the request claims about its host gets into an answer.
    protected void Go(string path) => Http.Response.Redirect(path);
}
