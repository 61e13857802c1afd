using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Tangent.App.Access.SigningIn;
using Tangent.Domain;
using Tangent.Web.Parts;
using Tangent.Web.Security;

namespace Tangent.Web.Pages.SigningIn;

/// <summary>What the pages around signing in share: the request, the way on, and what went wrong.</summary>
public abstract class SigningInPage : ComponentBase
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required CurrentActor Current { get; set; }

    [Inject]
    public required ToastCookie Toasts { get; set; }

    protected Fail? Failure { get; set; }

    protected CancellationToken Stop => Http.RequestAborted;

    protected string Browser => Http.Request.Headers.UserAgent.ToString();

    protected void Enter(SessionStart.Ticket ticket, string? returnPath)
    {
        SessionCookie.Write(Http, ticket);
        Go(ReturnPath.Safe(returnPath));
    }

    protected void Done(string path, Toast toast)
    {
        Toasts.Leave(Http, toast);
        Go(path);
    }

    // A path, not a whole address: nothing that the request claims about its host gets into an answer.
    protected void Go(string path) => Http.Response.Redirect(path);
}
