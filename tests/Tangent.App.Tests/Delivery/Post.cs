using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers.Published;
using Tangent.App.Delivery;
using Tangent.App.Delivery.Published;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.Tests.Delivery;

/// <summary>Customers with addresses, and messages to them.</summary>
static class Post
{
    /// <summary>A customer with this address.</summary>
    public static async Task<long> Customer(this House house, IdentifierKind kind, string value)
    {
        var scope = house.Scope();
        var db = scope.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var number = (await scope.GetRequiredService<CustomerNumbers>().Of(kind, [value], default))[value];
        await transaction.CommitAsync();
        return number;
    }

    /// <summary>Queues a message as another module would.</summary>
    public static async Task Queue(this House house, long customer, DeliveryChannel channel, string key, string text = "请您评价", DateTime? ends = null)
    {
        var scope = house.Scope();
        await scope.GetRequiredService<OutMessages>().Add([new(MessageKind.VoiceReply, channel, key, house.RootUnit, customer, null, "关于您的反馈", text,
            EndsUtc: ends, Decline: "https://example.com/no")], default);
        await scope.GetRequiredService<Db>().SaveChangesAsync();
    }

    /// <summary>A round of the pump.</summary>
    public static Task Pump(this House house) => house.Get<DeliveryPump>().Once(default);

    public static Task<Message> Message(this House house, string key) => house.Db().Messages.SingleAsync(m => m.Key == key);
}
