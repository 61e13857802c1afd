using Tangent.App.Access.SigningIn;
using Tangent.Web.Security;

namespace Tangent.Web.Pages.SigningIn;

/// <summary>A page around signing in: it may end with a session.</summary>
public abstract class SigningInPage : FormPage
{
    protected string Browser => Http.Request.Headers.UserAgent.ToString();

    protected void Enter(SessionStart.Ticket ticket, string? returnPath)
    {
        SessionCookie.Write(Http, ticket);
        Go(ReturnPath.Safe(returnPath));
    }
}
