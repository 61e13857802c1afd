using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.Customers;

static class OwnMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<OwnLink>(link =>
        {
            link.HasKey(l => l.Hash);
            link.HasIndex(l => l.CustomerId).HasFilter("customer_id is not null");
            link.HasIndex(l => l.EndsUtc);
        });
        builder.Entity<OwnCode>(code =>
        {
            code.HasKey(c => c.Id);
            code.Property(c => c.Version).IsConcurrencyToken();
            code.HasIndex(c => c.Ticket).IsUnique();
            code.HasIndex(c => c.EndsUtc);
        });
        builder.Entity<OwnVisit>(visit =>
        {
            visit.HasKey(v => v.Hash);
            visit.HasIndex(v => v.CustomerId).HasFilter("customer_id is not null");
            visit.HasIndex(v => v.EndsUtc);
        });
    }
}
