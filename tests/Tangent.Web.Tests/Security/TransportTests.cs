using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tangent.App.Settings;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>What differs between plain HTTP on loopback and HTTPS, with a certificate of its own or behind a proxy.</summary>
public sealed class TransportTests : IDisposable
{
    private const string Email = "zoe@example.com", Password = "a calm green river";
    private readonly string file = Path.Combine(Path.GetTempPath(), $"tangent-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}");

    [Theory]
    [InlineData(".pfx", null)]
    [InlineData(".pfx", "between us")]
    [InlineData(".pem", null)]
    [InlineData(".pem", "between us")]
    public async Task Over_https_the_session_cookie_is_bound_to_host_and_transport_and_browsers_are_told_to_stay(
        string kind, string? password)
    {
        using var certificate = Make(kind, password);
        await using var site = await Site.Start(settings => (settings.Web.Url, settings.Web.CertificateFile, settings.Web.CertificatePassword) =
            ("https://127.0.0.1:0", file + kind, password));
        await site.AddAccount(Role.Clerk, email: Email, password: Password);
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
        };
        using var browser = new HttpClient(handler) { BaseAddress = site.Url };

        using var entered = await browser.Submit("/sign-in", "sign-in", ("Sent.Email", Email), ("Sent.Password", Password));
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(one => one.Contains("session", StringComparison.Ordinal));
        Assert.StartsWith("__Host-tangent-session=", cookie, StringComparison.Ordinal);
        foreach (string mark in new[] { "; secure", "; httponly", "; samesite=lax", "; path=/" })
            Assert.Contains(mark, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", entered.Headers.GetValues("Strict-Transport-Security").Single());

        using var within = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, within.StatusCode);
        using var old = new HttpRequestMessage(HttpMethod.Get, "/account");
        old.Headers.Add("Cookie", cookie.Split(';')[0].Replace("__Host-", "", StringComparison.Ordinal));
        using var bare = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
        };
        using var visitor = new HttpClient(bare) { BaseAddress = site.Url };
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync(old)).StatusCode);
    }

    [Fact]
    public async Task Over_plain_http_nothing_is_promised_about_the_transport()
    {
        await using var site = await Site.Start();
        await site.AddAccount(Role.Clerk, email: Email, password: Password);
        using var browser = site.Visitor();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var entered = await browser.Submit("/sign-in", "sign-in", ("Sent.Email", Email), ("Sent.Password", Password));
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(one => one.Contains("session", StringComparison.Ordinal));

        Assert.StartsWith("tangent-session=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.False(entered.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_its_word_for_https_counts()
    {
        await using var site = await Site.Start(settings => settings.Web.TrustedProxies = ["127.0.0.1/32"]);
        using var browser = site.Visitor();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        using var answer = await browser.GetAsync("/sign-in");
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(".pfx", "another password")]
    [InlineData(".pem", null)]
    public void A_certificate_that_cannot_be_read_is_found_at_the_start(string kind, string? said)
    {
        Make(kind, "between us").Dispose();
        Assert.False(WebCertificate.IsReadable(new() { CertificateFile = file + kind, CertificatePassword = said }));
        Assert.True(WebCertificate.IsReadable(new() { CertificateFile = file + kind, CertificatePassword = "between us" }));
    }

    public void Dispose()
    {
        foreach (string kind in new[] { ".pfx", ".pem" }) File.Delete(file + kind);
    }

    private X509Certificate2 Make(string kind, string? password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        if (kind == ".pfx") File.WriteAllBytes(file + kind, made.Export(X509ContentType.Pfx, password));
        else
        {
            var secret = password is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password,
                new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000));
            File.WriteAllText(file + kind, made.ExportCertificatePem() + "\n" + secret);
        }
        return made;
    }
}
