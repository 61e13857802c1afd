using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>Whom the provider means: by the link of an earlier sign-in, else by a verified address, and then for good.</summary>
public sealed class ProviderLinks(Db db, Audit audit, ILookupNormalizer normalizer, InvitedAccount invited, TimeProvider clock)
{
    // What the provider's specification allows; longer ones are not its.
    private const int Longest = 255;

    private Subject? fresh;

    /// <summary>The account, tracked, with its link in the coming save; null when nobody open here is known by it.</summary>
    public async Task<Account?> Find(Actor visitor, SignInByProvider.Request request, CancellationToken stop)
    {
        if (request.Subject.Length is 0 or > Longest || request.Issuer.Length is 0 or > Longest) return null;

        var link = await db.UserLogins.SingleOrDefaultAsync(
            row => row.LoginProvider == request.Issuer && row.ProviderKey == request.Subject, stop);
        var account = link is null
            ? await ByAddress(visitor, request, stop)
            : await db.Users.AsTracking().SingleAsync(one => one.Id == link.UserId, stop);
        return account is { DeactivatedUtc: null } ? account : null;
    }

    /// <summary>How the audit log names the account, which may be made in the coming save.</summary>
    public async Task<Subject> SubjectOf(Account account, CancellationToken stop) =>
        fresh ?? await AccountSubject.Of(db, account, stop);

    private async Task<Account?> ByAddress(Actor visitor, SignInByProvider.Request request, CancellationToken stop)
    {
        // Without the provider's word for it, anybody could name somebody else's address.
        if (!request.IsEmailVerified || string.IsNullOrWhiteSpace(request.Email)) return null;

        var address = normalizer.NormalizeEmail(request.Email.Trim())!;
        var account = await db.Users.AsTracking().SingleOrDefaultAsync(one => one.NormalizedEmail == address, stop);
        if (account is null) account = await FromInvitation(visitor, request, address, stop);
        // The address went over to somebody new at the provider: the account stays with whom it was linked to.
        else if (await db.UserLogins.AnyAsync(row => row.UserId == account.Id && row.LoginProvider == request.Issuer, stop)) return null;
        if (account is not { DeactivatedUtc: null }) return null;

        db.Add(new IdentityUserLogin<Guid>
        {
            LoginProvider = request.Issuer,
            ProviderKey = request.Subject,
            UserId = account.Id,
        });
        audit.Write(visitor.As(account), "signin.provider-linked", await SubjectOf(account, stop), after: new { request.Issuer });
        return account;
    }

    private async Task<Account?> FromInvitation(Actor visitor, SignInByProvider.Request request, string address, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.Invitations.AsTracking().OrderByDescending(one => one.Id).FirstOrDefaultAsync(one =>
            one.Email!.ToUpper() == address && one.AcceptedUtc == null && one.WithdrawnUtc == null && one.ExpiresUtc > now, stop);
        if (open is null) return null;

        var unit = await db.OrgUnits.SingleAsync(one => one.Id == open.UnitId, stop);
        var name = string.IsNullOrWhiteSpace(request.Name) ? open.Email! : request.Name.Trim();
        var account = await invited.Make(open, name, open.Email!, null, null);
        fresh = AccountSubject.Of(account, UnitPath.From(unit.Path));
        audit.Write(visitor.As(account), "signin.invitation-accepted", fresh, after: new { open.Role, unit = unit.Code });
        return account;
    }
}
