using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tangent.App.Access;
using Tangent.App.Settings;

namespace Tangent.Web.Security;

/// <summary>
/// OpenID Connect on the framework's own OAuth handler: it makes and checks state, correlation cookie and PKCE; here come
/// discovery, nonce and the identity token, which <see cref="Provider"/> checks.
/// </summary>
sealed class ProviderHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory log, UrlEncoder encoder, Provider provider, TangentSettings settings)
    : OAuthHandler<OAuthOptions>(options, log, encoder)
{
    public const string SchemeName = "provider";
    private const string Nonce = "nonce", Until = "until";

    private bool isAnswerOurs;

    // Behind a proxy the provider knows the address that people use, never what a request claims about its host.
    private string Callback(string asked) =>
        settings.Web.PublicBaseUrl is { } shown ? shown.TrimEnd('/') + Options.CallbackPath : asked;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await Locate();
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = OneTimeSecret.NewToken();
        properties.Items[Nonce] = nonce;
        properties.Items[Until] = $"{(TimeProvider.GetUtcNow() + Provider.Life).ToUnixTimeSeconds()}";
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, Callback(redirectUri)), Nonce, nonce);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var result = await base.HandleRemoteAuthenticateAsync();
        if (result.Failure is null or ProviderRefusal) return result;

        var code = isAnswerOurs || Request.Query["error"].Count > 0 ? ProviderRefusal.Refused : ProviderRefusal.Over;
        return HandleRequestResult.Fail(new ProviderRefusal(code, "handler-refused", result.Failure));
    }

    protected override Task<HandleRequestResult> HandleAccessDeniedErrorAsync(AuthenticationProperties properties) =>
        Task.FromResult(HandleRequestResult.Fail(new ProviderRefusal(ProviderRefusal.Cancelled, "person-cancelled")));

    // Reached only when state and correlation cookie belong together.
    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        isAnswerOurs = true;
        if (long.Parse(context.Properties.Items[Until]!, System.Globalization.CultureInfo.InvariantCulture)
            < TimeProvider.GetUtcNow().ToUnixTimeSeconds())
            throw new ProviderRefusal(ProviderRefusal.Over, "The person took too long");

        var issuer = await Locate();
        if (Request.Query["iss"] is [{ } named] && named != issuer)
            throw new ProviderRefusal(ProviderRefusal.Refused, "Another issuer answered");
        try
        {
            return await base.ExchangeCodeAsync(new(context.Properties, context.Code, Callback(context.RedirectUri)));
        }
        catch (Exception trouble) when (trouble is HttpRequestException or TaskCanceledException && !Context.RequestAborted.IsCancellationRequested)
        {
            throw new ProviderRefusal(ProviderRefusal.Unreachable, "The token endpoint could not be reached", trouble);
        }
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = tokens.Response!.RootElement.TryGetProperty("id_token", out var found) ? found.GetString() : null;
        var person = await provider.Read(token, properties.Items[Nonce]!, Context.RequestAborted);
        return new(new ClaimsPrincipal(person), properties, Scheme.Name);
    }

    // The options are one for all requests, and every request finds the same in the discovery document.
    private async Task<string> Locate()
    {
        var found = await provider.Find(Context.RequestAborted);
        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (found.AuthorizationEndpoint, found.TokenEndpoint);
        return found.Issuer;
    }
}
