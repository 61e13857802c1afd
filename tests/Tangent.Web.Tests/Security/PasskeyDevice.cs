using System.Text.Json;
using Microsoft.Playwright;

namespace Tangent.Web.Tests.Security;

/// <summary>An authenticator that Chromium plays: a device with a person in front of it who always agrees.</summary>
sealed class PasskeyDevice(IPage page, ICDPSession tools, string id)
{
    public IPage Page => page;

    /// <summary>A device in this window that checks face, finger or PIN.</summary>
    public static async Task<PasskeyDevice> Of(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        var tools = await window.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        return new(page, tools, await Plug(tools));
    }

    private static async Task<string> Plug(ICDPSession tools)
    {
        var made = await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return made!.Value.GetProperty("authenticatorId").GetString()!;
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
