using Microsoft.AspNetCore.DataProtection;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Secrets that sign what other programs are told, as they lie in the database: encrypted under the key ring.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Tangent.WebhookSecrets");

    internal string Close(string secret) => protector.Protect(secret);

    internal string Open(string secret) => protector.Unprotect(secret);
}
