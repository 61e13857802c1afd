using Microsoft.AspNetCore.DataProtection;

namespace Tangent.App.Access;

/// <summary>Secrets that sign messages, as they lie in the database: encrypted under the key ring.</summary>
public sealed class SigningSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Tangent.SigningSecrets");

    internal string Seal(string secret) => protector.Protect(secret);

    internal string Open(string sealedSecret) => protector.Unprotect(sealedSecret);
}
