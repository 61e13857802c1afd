using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>What an account needs for codes from a phone: the secret (encrypted), the last code used, recovery codes (hashed).</summary>
public sealed class CodeSecrets(Db db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Provider = "tangent", Live = "codes", Pending = "codes-pending", Used = "codes-used", Recovery = "recovery";
    private const int RecoveryCount = 10, RecoveryLetters = 12;

    // No letters that look like digits.
    private const string RecoveryAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private IDataProtector Protector => protection.CreateProtector("Tangent.CodeSecrets");

    /// <summary>Whether the account asks for a code at sign-in.</summary>
    public Task<bool> AreOn(Guid account, CancellationToken stop) =>
        db.UserTokens.AnyAsync(row => row.UserId == account && row.LoginProvider == Provider && row.Name == Live, stop);

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> RecoveryLeft(Guid account, CancellationToken stop) =>
        (await Find(account, Recovery, stop))?.Value is { Length: > 0 } hashes ? hashes.Split(' ').Length : 0;

    /// <summary>Keeps a new secret until its first code confirms that the app has it.</summary>
    public async Task<string> Begin(Guid account, CancellationToken stop)
    {
        var secret = Totp.NewSecret();
        await Put(account, Pending, Protector.Protect(secret), stop);
        return secret;
    }

    /// <summary>The secret that waits for its first code, or null.</summary>
    public async Task<string?> Waiting(Guid account, CancellationToken stop) =>
        (await Find(account, Pending, stop))?.Value is { } closed ? Protector.Unprotect(closed) : null;

    /// <summary>Turns codes on when the code fits the waiting secret.</summary>
    public async Task<bool> Confirm(Guid account, string? code, CancellationToken stop)
    {
        if (await Waiting(account, stop) is not { } secret) return false;
        if (Totp.StepOf(secret, code, clock.GetUtcNow(), 0) is not { } step) return false;

        await Put(account, Live, Protector.Protect(secret), stop);
        await Put(account, Used, step.ToString(CultureInfo.InvariantCulture), stop);
        db.Remove((await Find(account, Pending, stop))!);
        return true;
    }

    /// <summary>Uses a code up: one from the phone, or a recovery code. False when it is neither.</summary>
    public async Task<bool> Use(Guid account, string? code, CancellationToken stop)
    {
        if (await Find(account, Live, stop) is not { Value: { } closed }) return false;

        var used = await Find(account, Used, stop);
        var last = long.Parse(used?.Value ?? "0", CultureInfo.InvariantCulture);
        if (Totp.StepOf(Protector.Unprotect(closed), code, clock.GetUtcNow(), last) is not { } step)
            return await UseRecovery(account, code, stop);

        await Put(account, Used, step.ToString(CultureInfo.InvariantCulture), stop);
        return true;
    }

    /// <summary>Ten fresh recovery codes in the clear, to be shown once; those before are void.</summary>
    public async Task<IReadOnlyList<string>> NewRecovery(Guid account, CancellationToken stop)
    {
        var codes = Enumerable.Range(0, RecoveryCount)
            .Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, RecoveryLetters)).ToList();
        await Put(account, Recovery, string.Join(' ', codes.Select(HashOf)), stop);
        return [.. codes.Select(code => $"{code[..4]}-{code[4..8]}-{code[8..]}")];
    }

    /// <summary>Turns codes off and forgets everything about them.</summary>
    public async Task Forget(Guid account, CancellationToken stop) =>
        db.RemoveRange(await db.UserTokens.AsTracking()
            .Where(row => row.UserId == account && row.LoginProvider == Provider).ToListAsync(stop));

    private async Task<bool> UseRecovery(Guid account, string? code, CancellationToken stop)
    {
        var plain = string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        if (await Find(account, Recovery, stop) is not { Value: { } hashes } row) return false;

        var left = hashes.Split(' ').Where(hash => hash != HashOf(plain)).ToList();
        if (left.Count == hashes.Split(' ').Length) return false;
        row.Value = string.Join(' ', left);
        return true;
    }

    // A dozen letters of 31 are 59 random bits: nothing to guess, so a plain hash is enough.
    private static string HashOf(string code) => Convert.ToHexString(OneTimeSecret.Hash(code));

    private Task<IdentityUserToken<Guid>?> Find(Guid account, string name, CancellationToken stop) =>
        db.UserTokens.AsTracking()
            .SingleOrDefaultAsync(row => row.UserId == account && row.LoginProvider == Provider && row.Name == name, stop);

    private async Task Put(Guid account, string name, string value, CancellationToken stop)
    {
        if (await Find(account, name, stop) is { } row) row.Value = value;
        else db.Add(new IdentityUserToken<Guid> { UserId = account, LoginProvider = Provider, Name = name, Value = value });
    }
}
