using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Tangent.App.Delivery;

/// <summary>What a message says, and to whom where no customer is named.</summary>
/// <param name="Text">The text, in the receiver's language; for another program what it is told.</param>
/// <param name="Subject">The subject of an e-mail, or null.</param>
/// <param name="To">The address, where the message is not for a customer.</param>
/// <param name="Decline">Where the receiver says that such messages are not wanted, or null.</param>
sealed record MessageContent(string Text, string? Subject = null, string? To = null, string? Decline = null);

/// <summary>Seals what messages say under the key ring: a copy of the database alone does not tell it.</summary>
public sealed class MessageSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Tangent.Messages");

    internal string Close(MessageContent content) => protector.Protect(JsonSerializer.Serialize(content));

    /// <summary>What it says; null when the key that closed it is lost.</summary>
    internal MessageContent? Open(string content)
    {
        try
        {
            return JsonSerializer.Deserialize<MessageContent>(protector.Unprotect(content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
