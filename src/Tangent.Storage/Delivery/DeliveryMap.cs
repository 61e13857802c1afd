using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;

namespace Tangent.Storage.Delivery;

static class DeliveryMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Message>(message =>
        {
            message.HasKey(m => m.Id);
            message.Property(m => m.Version).IsConcurrencyToken();
            message.HasIndex(m => m.Key).IsUnique();
            message.HasIndex(m => m.CreatedKey);
            message.HasIndex(m => new { m.Channel, m.DueUtc }).HasFilter("ended_utc is null");
            message.HasIndex(m => m.Customer).HasFilter("customer is not null");
            message.HasIndex(m => new { m.About, m.Kind }).HasFilter("about is not null");
            message.HasIndex(m => new { m.EndpointId, m.CreatedKey }).HasFilter("endpoint_id is not null");
            message.HasIndex(m => m.UnitId);
            message.HasOne<OrgUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
            message.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(m => m.EndpointId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<MessageAttempt>(attempt =>
        {
            attempt.HasKey(a => new { a.MessageId, a.Number });
            attempt.HasOne<Message>().WithMany().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<WebhookEndpoint>(endpoint =>
        {
            endpoint.HasKey(e => e.Id);
            endpoint.Ignore(e => e.EventNames);
            endpoint.Property(e => e.Version).IsConcurrencyToken();
            endpoint.HasIndex(e => e.NameKey);
            endpoint.HasIndex(e => e.UnitId);
            endpoint.HasOne<OrgUnit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
