using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain.Delivery;
using Tangent.Storage;

namespace Tangent.App.Delivery;

/// <summary>What a customer was told. Codes to come in by are not told again.</summary>
sealed class MessagesInCopy(Db db, MessageSeal seal) : ICopyPart
{
    public async Task<IReadOnlyList<CopyList>> Of(IReadOnlyList<long> numbers, CancellationToken stop) =>
    [
        CopyList.Of("messages", await db.Messages.AsNoTracking().Where(m => m.Customer != null && EF.Parameter(numbers).Contains(m.Customer.Value))
            .OrderBy(m => m.CreatedUtc).ToListAsync(stop), one =>
            {
                var content = one.Content is { } closed && one.Kind != MessageKind.AccessCode ? seal.Open(closed) : null;
                return [("at", one.CreatedUtc), ("kind", one.Kind), ("channel", one.Channel), ("state", one.State), ("address", content?.To),
                    ("subject", content?.Subject), ("words", content?.Text)];
            }),
    ];
}
