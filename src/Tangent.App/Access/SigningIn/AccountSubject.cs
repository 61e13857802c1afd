using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>How acts of signing in appear in the audit log: the person as actor and subject, by id: readers see the name.</summary>
static class AccountSubject
{
    /// <summary>The account as the subject of an entry, in the first unit that it has a role in.</summary>
    public static async Task<Subject> Of(Db db, Account account, CancellationToken stop)
    {
        var path = await (from grant in db.AccountGrants
                          join unit in db.OrgUnits on grant.UnitId equals unit.Id
                          where grant.AccountId == account.Id
                          orderby unit.Path
                          select unit.Path).FirstOrDefaultAsync(stop);
        return Of(account, path is null ? UnitPath.Root : UnitPath.From(path));
    }

    /// <summary>The account as the subject of an entry of this unit.</summary>
    public static Subject Of(Account account, UnitPath unit) =>
        new(Kind.Account, account.Id.ToString(), null, unit);

    /// <summary>The visitor turns out to be this person.</summary>
    public static Actor As(this Actor visitor, Account account) =>
        visitor with { Id = account.Id, Name = account.DisplayName };
}
