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
        return new(page, tools, await Plug(tools, checksPerson: true));
    }

    /// <summary>The same passkeys in a device that checks nobody.</summary>
    public async Task<PasskeyDevice> WithoutCheck()
    {
        var kept = await tools.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id });
        await tools.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = id });
        var careless = await Plug(tools, checksPerson: false);
        foreach (var passkey in kept!.Value.GetProperty("credentials").EnumerateArray())
            await tools.SendAsync("WebAuthn.addCredential", new()
            {
                ["authenticatorId"] = careless,
                ["credential"] = passkey.Deserialize<Dictionary<string, object>>()!,
            });
        return new(page, tools, careless);
    }

    private static async Task<string> Plug(ICDPSession tools, bool checksPerson)
    {
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
