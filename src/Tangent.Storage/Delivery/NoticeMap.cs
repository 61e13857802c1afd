using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Delivery;

namespace Tangent.Storage.Delivery;

static class NoticeMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<NoticeRow>(notice =>
        {
            notice.HasKey(n => n.Id);
            notice.HasIndex(n => new { n.AccountId, n.Key }).IsUnique();
            notice.HasIndex(n => new { n.AccountId, n.AtKey });
            notice.HasIndex(n => n.AccountId).HasFilter("read_utc is null");
            notice.HasIndex(n => n.AtUtc);
        });
        builder.Entity<NoticeWish>(wish =>
        {
            wish.HasKey(w => w.AccountId);
            wish.Property(w => w.AccountId).ValueGeneratedNever();
            wish.Property(w => w.Choice).HasConversion<JsonText<NoticeChoice>>();
            wish.Property(w => w.Version).IsConcurrencyToken();
        });
    }
}
