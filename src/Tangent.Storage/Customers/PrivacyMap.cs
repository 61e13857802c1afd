using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;

namespace Tangent.Storage.Customers;

static class PrivacyMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<PrivacyRequest>(request =>
        {
            request.HasKey(r => r.Id);
            request.HasIndex(r => new { r.State, r.DueUtc });
            request.HasIndex(r => new { r.DueUtc, r.Id });
            request.HasIndex(r => r.CustomerId);
            request.HasIndex(r => r.LookUtc).HasFilter("look_utc is not null");
            request.Property(r => r.Version).IsConcurrencyToken();
            request.HasOne<CustomerRow>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PrivacyStep>(step =>
        {
            step.HasKey(s => s.Id);
            step.HasIndex(s => new { s.RequestId, s.AtUtc });
            step.HasOne<PrivacyRequest>().WithMany().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
