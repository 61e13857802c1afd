using System.Text.Json;
using Microsoft.Playwright;

namespace Tangent.Web.Tests.Security;

/// <summary>An authenticator that Chromium plays: a device with a person in front of it who always agrees.</summary>
sealed class PasskeyDevice(IPage page, ICDPSession tools, string id)
{
    public IPage Page => page;

    /// <param name="window">Where it is plugged in.</param>
    /// <param name="checksPerson">Whether it asks for face, finger or PIN.</param>
    public static async Task<PasskeyDevice> Of(IBrowserContext window, bool checksPerson = true)
    {
        var page = await window.NewPageAsync();
        var tools = await window.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        var made = await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = checksPerson ? "internal" : "usb",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = checksPerson,
                ["isUserVerified"] = checksPerson,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new(page, tools, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>The passkey stays the same and now says that it belongs to somebody else.</summary>
    public async Task ClaimToBe(string handle)
    {
        var kept = await tools.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id });
        var passkey = kept!.Value.GetProperty("credentials")[0].Deserialize<Dictionary<string, object>>()!;
        passkey["userHandle"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(handle));
        await tools.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = id });
        await tools.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = id, ["credential"] = passkey });
    }
}
