using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Tangent.App.Settings;

namespace Tangent.Web.Tests.Security;

/// <summary>An identity provider on loopback with a key of its own, which a test may make lie.</summary>
sealed class FakeProvider : IAsyncDisposable
{
    public const string Client = "tangent", Secret = "between the two of us";
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> asked = new();
    private readonly WebApplication app;
    private RsaSecurityKey key = NewKey();

    private FakeProvider(WebApplication app) => this.app = app;

    /// <summary>The address that it goes by.</summary>
    public string Issuer => app.Urls.Single();

    /// <summary>What its tokens say about the person.</summary>
    public Dictionary<string, object> Person { get; } = new() { ["sub"] = "p-1", ["email_verified"] = true };

    /// <summary>Changes a token's claims before it is signed.</summary>
    public Action<Dictionary<string, object>> Lie { get; set; } = _ => { };

    /// <summary>Changes a token after it was signed.</summary>
    public Func<string, string> Forge { get; set; } = token => token;

    /// <summary>What it answers instead of a code, such as access_denied; null for a code.</summary>
    public string? Error { get; set; }

    /// <summary>The questions that came, the last at the end.</summary>
    public List<IReadOnlyDictionary<string, string>> Questions { get; } = [];

    public static async Task<FakeProvider> Start()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new FakeProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = provider.Issuer,
            ["authorization_endpoint"] = provider.Issuer + "/authorize",
            ["token_endpoint"] = provider.Issuer + "/token",
            ["jwks_uri"] = provider.Issuer + "/keys",
        });
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.Token);
        await app.StartAsync();
        return provider;
    }

    /// <summary>Points a site's settings here.</summary>
    public void Use(TangentSettings settings)
    {
        var ours = settings.OpenIdConnect;
        (ours.Enabled, ours.Authority, ours.ClientId, ours.ClientSecret) = (true, Issuer, Client, Secret);
        ours.DisplayName = "River ID";
    }

    /// <summary>Signs with a new key from now on.</summary>
    public void ChangeKey() => key = NewKey();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static RsaSecurityKey NewKey() =>
        new(RSA.Create(2048)) { KeyId = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(6)) };

    private IResult Keys()
    {
        var known = key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    alg = "RS256",
                    kid = key.KeyId,
                    n = Base64UrlEncoder.Encode(known.Modulus),
                    e = Base64UrlEncoder.Encode(known.Exponent),
                },
            },
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        var question = request.Query.ToDictionary(one => one.Key, one => one.Value.ToString());
        Questions.Add(question);
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(12));
        asked[code] = question;
        var answer = new Dictionary<string, string?> { ["state"] = question["state"] };
        if (Error is null) answer["code"] = code;
        else answer["error"] = Error;
        return Results.Redirect(QueryHelpers.AddQueryString(question["redirect_uri"], answer));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!asked.TryRemove(form["code"].ToString(), out var question)) return Results.BadRequest(new { error = "invalid_grant" });
        var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var isRight = form["client_id"] == Client && form["client_secret"] == Secret && question["code_challenge_method"] == "S256"
            && proof == question["code_challenge"] && form["redirect_uri"] == question["redirect_uri"];
        if (!isRight) return Results.BadRequest(new { error = "invalid_client" });

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(Person)
        {
            ["iss"] = Issuer,
            ["aud"] = Client,
            ["nonce"] = question["nonce"],
            ["iat"] = now,
            ["exp"] = now + 300,
        };
        Lie(claims);
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "unused", token_type = "Bearer", id_token = Forge(token) });
    }
}
