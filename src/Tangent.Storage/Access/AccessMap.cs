using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;

namespace Tangent.Storage.Access;

static class AccessMap
{
    public static void Map(ModelBuilder builder)
    {
        MapIdentity(builder);
        builder.Entity<OrgUnit>(unit =>
        {
            unit.HasIndex(u => u.Code).IsUnique();
            unit.HasIndex(u => u.Path).IsUnique();
            unit.HasIndex(u => u.Number).IsUnique();
            unit.Property(u => u.Version).IsConcurrencyToken();
            unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AccountGrant>(grant =>
        {
            grant.HasIndex(g => new { g.AccountId, g.Role, g.UnitId }).IsUnique();
            grant.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
            grant.HasOne<OrgUnit>().WithMany().HasForeignKey(g => g.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Session>().HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        builder.Entity<Invitation>(invitation =>
        {
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.Property(i => i.AcceptedUtc).IsConcurrencyToken();
            invitation.Property(i => i.WithdrawnUtc).IsConcurrencyToken();
            invitation.HasOne<OrgUnit>().WithMany().HasForeignKey(i => i.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PasswordReset>(reset =>
        {
            reset.HasIndex(r => r.TokenHash).IsUnique();
            reset.Property(r => r.UsedUtc).IsConcurrencyToken();
            reset.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
        });
        builder.Entity<Erasure>().HasKey(e => e.PersonId);
        builder.Entity<ApiKey>(key =>
        {
            key.HasIndex(k => k.SecretHash).IsUnique();
            key.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId);
            key.HasOne<OrgUnit>().WithMany().HasForeignKey(k => k.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.HasIndex(e => new { e.AtUtc, e.Id });
            entry.HasIndex(e => new { e.Kind, e.ObjectId });
            entry.HasIndex(e => e.ActorId);
        });
        builder.Entity<PersonKey>().HasKey(k => k.PersonId);
        builder.Entity<SavedView>(view =>
        {
            view.HasIndex(v => new { v.AccountId, v.Page, v.Name }).IsUnique();
            view.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
            view.HasOne<OrgUnit>().WithMany().HasForeignKey(v => v.SharedUnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<DefaultView>(chosen =>
        {
            chosen.HasKey(d => new { d.AccountId, d.Page });
            chosen.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
            chosen.HasOne<SavedView>().WithMany().HasForeignKey(d => d.ViewId);
        });
    }

    private static void MapIdentity(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("Accounts").HasIndex(a => new { a.NameKey, a.Id });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("AccountPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        });
    }
}
