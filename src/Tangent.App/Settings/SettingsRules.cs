using System.Globalization;
using System.Net;
using System.Net.Mail;
using Tangent.Domain;
using Tangent.Storage;

namespace Tangent.App.Settings;

/// <summary>What must hold between settings, beyond the range of each.</summary>
static class SettingsRules
{
    public static IEnumerable<Problem> Check(TangentSettings settings) =>
        [.. Database(settings.Database), .. Web(settings.Web), .. SignIn(settings), .. Imports(settings.Imports),
            .. Days("Inbox:Holidays", settings.Inbox.Holidays), .. Days("Inbox:WorkedWeekends", settings.Inbox.WorkedWeekends),
            .. Delivery(settings.Delivery)];

    private static IEnumerable<Problem> Imports(ImportSettings imports)
    {
        if (imports.WatchFolder is { Length: > 0 } folder && !Directory.Exists(folder))
            yield return new("settings.folder-missing", "Imports:WatchFolder", null, folder);
    }

    private static IEnumerable<Problem> Days(string name, IReadOnlyList<string> days) =>
        from day in days
        where !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        select new Problem("settings.not-a-day", name, null, name, day);

    private static IEnumerable<Problem> Delivery(DeliverySettings delivery)
    {
        foreach (var (name, address) in new[] { ("SmsUrl", delivery.SmsUrl), ("WeComUrl", delivery.WeComUrl), ("WeChatUrl", delivery.WeChatUrl) })
            if (address is not null && !IsWebAddress(address, out _))
                yield return new("settings.not-an-address", $"Delivery:{name}", null, $"Delivery:{name}", address);
        foreach (var (name, time) in new[] { ("QuietFrom", delivery.QuietFrom), ("QuietTo", delivery.QuietTo) })
            if (!TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                yield return new("settings.not-a-time", $"Delivery:{name}", null, $"Delivery:{name}", time);
        foreach (var network in delivery.WebhookNetworks)
            if (!IPNetwork.TryParse(network, out _))
                yield return new("settings.not-a-network", "Delivery:WebhookNetworks", null, "Delivery:WebhookNetworks", network);
        foreach (var network in delivery.PageNetworks)
            if (!IPNetwork.TryParse(network, out _))
                yield return new("settings.not-a-network", "Delivery:PageNetworks", null, "Delivery:PageNetworks", network);
        (string Needed, string? Value, string? By, string Name)[] together =
        [
            ("SmtpFrom", delivery.SmtpFrom, delivery.SmtpHost, "SmtpHost"), ("SmtpPassword", delivery.SmtpPassword, delivery.SmtpUser, "SmtpUser"),
            ("WeComSecret", delivery.WeComSecret, delivery.WeComCorpId, "WeComCorpId"),
            ("WeChatSecret", delivery.WeChatSecret, delivery.WeChatAppId, "WeChatAppId"),
        ];
        foreach (var (needed, value, by, name) in together)
            if (by is not null && value is null)
                yield return new("settings.needed-with", $"Delivery:{needed}", null, $"Delivery:{needed}", $"Delivery:{name}");
        if (delivery.SmtpFrom is { } from && !MailAddress.TryCreate(from, out _))
            yield return new("settings.not-an-email", "Delivery:SmtpFrom", null, "Delivery:SmtpFrom", from);
    }

    private static IEnumerable<Problem> Database(DatabaseSettings database)
    {
        if (database.Provider == DatabaseProvider.Postgres && database.Connection is null)
            yield return new("settings.connection-needed", "Database:Connection", null, "Database:Connection");
    }

    private static IEnumerable<Problem> Web(WebSettings web)
    {
        var isUrl = IsWebAddress(web.Url, out var url);
        if (!isUrl) yield return new("settings.not-an-address", "Web:Url", null, "Web:Url", web.Url);
        if (web.PublicBaseUrl is { } shown && !IsWebAddress(shown, out _))
            yield return new("settings.not-an-address", "Web:PublicBaseUrl", null, "Web:PublicBaseUrl", shown);
        if (web.CertificateFile is { } file && !File.Exists(file))
            yield return new("settings.file-missing", "Web:CertificateFile", null, file);
        else if (!WebCertificate.IsReadable(web))
            yield return new("settings.certificate-unreadable", "Web:CertificateFile", null, web.CertificateFile!);
        if (isUrl && url!.Scheme == "https" && web.CertificateFile is null)
            yield return new("settings.certificate-needed", "Web:CertificateFile", null, "Web:CertificateFile");
        foreach (var network in web.TrustedProxies)
            if (!IPNetwork.TryParse(network, out _))
                yield return new("settings.not-a-network", "Web:TrustedProxies", null, "Web:TrustedProxies", network);
    }

    private static IEnumerable<Problem> SignIn(TangentSettings settings)
    {
        if (settings.SignIn.IdleHours > settings.SignIn.SessionHours)
            yield return new("settings.idle-too-long", "SignIn:IdleHours", null, "SignIn:IdleHours", "SignIn:SessionHours");
        var provider = settings.OpenIdConnect;
        if (provider is { Only: true, Enabled: false })
            yield return new("settings.needed", "OpenIdConnect:Enabled", null, "OpenIdConnect:Enabled", "OpenIdConnect:Only");
        if (!provider.Enabled) yield break;
        if (!provider.Scopes.Contains("openid"))
            yield return new("settings.scope-needed", "OpenIdConnect:Scopes", null, "OpenIdConnect:Scopes");
        if (!IsWebAddress(provider.Authority, out var authority) || (authority!.Scheme != "https" && !authority.IsLoopback))
            yield return new("settings.not-https", "OpenIdConnect:Authority", null, "OpenIdConnect:Authority");
        if (provider.ClientId is null)
            yield return new("settings.needed", "OpenIdConnect:ClientId", null, "OpenIdConnect:ClientId", "OpenIdConnect:Enabled");
        if (provider.ClientSecret is null)
            yield return new("settings.needed", "OpenIdConnect:ClientSecret", null,
                "OpenIdConnect:ClientSecret", "OpenIdConnect:Enabled");
    }

    private static bool IsWebAddress(string? text, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is "http" or "https";
}
