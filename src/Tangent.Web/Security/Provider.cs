using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;

namespace Tangent.Web.Security;

/// <summary>Why a sign-in through the provider came to nothing: the key of the words that say so.</summary>
sealed class ProviderRefusal(string code, string reason, Exception? cause = null) : AuthenticationFailureException(reason, cause)
{
    public const string Unreachable = "signin.provider-unreachable", Cancelled = "signin.provider-cancelled",
        Over = "signin.provider-over", Refused = "signin.provider-refused", Unknown = "signin.provider-unknown";

    public string Code => code;
}

/// <summary>The company's identity provider: what it says about itself, and whether a token is truly its, ours and fresh.</summary>
sealed class Provider(TangentSettings settings, MachineClock machine) : IDisposable
{
    /// <summary>So long may a person take at the provider; so long the marks of used answers are kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromMinutes(1);

    // Signed with a key that only the provider has. Shared secrets and "none" are not among them.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    // The provider lives by the world's time, whatever the clock of a demo shows.
    private readonly TimeProvider clock = machine.Time;

    private readonly JsonWebTokenHandler tokens = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);
    private readonly Lock door = new();
    private ConfigurationManager<OpenIdConnectConfiguration>? directory;
    private DateTimeOffset forgottenAt;

    private string Authority => settings.OpenIdConnect.Authority!.TrimEnd('/');

    /// <summary>What the provider says about itself, fetched when it is first needed: a provider that is down stops no start.</summary>
    /// <exception cref="ProviderRefusal">It cannot be reached, or is not who the settings say.</exception>
    public async Task<OpenIdConnectConfiguration> Find(CancellationToken stop)
    {
        OpenIdConnectConfiguration found;
        try
        {
            found = await Directory().GetConfigurationAsync(stop);
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or HttpRequestException or IOException
            || (trouble is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new ProviderRefusal(ProviderRefusal.Unreachable, "The discovery document could not be read", trouble);
        }
        return found.Issuer?.TrimEnd('/') == Authority
            ? found
            : throw new ProviderRefusal(ProviderRefusal.Refused, "The provider names another issuer than the settings");
    }

    /// <summary>What the token says about the person, when it may be believed.</summary>
    /// <param name="token">The identity token, or null when none came.</param>
    /// <param name="nonce">The number that went with the question; a token answers one question, once.</param>
    /// <param name="stop">Stops the reading of keys.</param>
    /// <exception cref="ProviderRefusal">It may not be believed.</exception>
    public async Task<ClaimsIdentity> Read(string? token, string nonce, CancellationToken stop)
    {
        var checkedToken = await Validate(token, stop);
        if (checkedToken.Exception is SecurityTokenSignatureKeyNotFoundException && Forget())
            checkedToken = await Validate(token, stop);
        if (!checkedToken.IsValid)
            throw new ProviderRefusal(ProviderRefusal.Refused, "The identity token is not valid", checkedToken.Exception);

        var person = checkedToken.ClaimsIdentity;
        if (person.FindFirst("nonce")?.Value != nonce)
            throw new ProviderRefusal(ProviderRefusal.Refused, "The nonce is another one");
        var parties = person.FindAll("aud").Count();
        if (person.FindFirst("azp")?.Value is var party && (party is null ? parties > 1 : party != settings.OpenIdConnect.ClientId))
            throw new ProviderRefusal(ProviderRefusal.Refused, "The token was made for another party");
        if (!IsFirst(nonce)) throw new ProviderRefusal(ProviderRefusal.Over, "The answer was used before");
        return person;
    }

    public void Dispose() => http.Dispose();

    private async Task<TokenValidationResult> Validate(string? token, CancellationToken stop)
    {
        var found = await Find(stop);
        return await tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = found.Issuer,
            ValidAudience = settings.OpenIdConnect.ClientId,
            IssuerSigningKeys = found.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return until > now - Skew && (from is null || from < now + Skew);
            },
        });
    }

    private bool IsFirst(string nonce)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, _) in used.Where(one => one.Value <= now)) used.TryRemove(old, out _);
        return used.TryAdd(nonce, now + Life + Skew);
    }

    // A key that is not known yet: the provider has new ones. Strange tokens must not make us ask without end.
    private bool Forget()
    {
        lock (door)
        {
            var now = clock.GetUtcNow();
            if (now < forgottenAt + Pause) return false;
            (forgottenAt, directory) = (now, null);
            return true;
        }
    }

    private ConfigurationManager<OpenIdConnectConfiguration> Directory()
    {
        lock (door)
        {
            return directory ??= new(
                $"{Authority}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
                // Plain HTTP is allowed by the settings for this machine alone.
                new HttpDocumentRetriever(http) { RequireHttps = Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase) });
        }
    }
}
