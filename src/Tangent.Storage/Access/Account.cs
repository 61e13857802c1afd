using Microsoft.AspNetCore.Identity;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.Storage.Access;

/// <summary>A person who signs in. User name = e-mail address. Names and addresses of staff are personal data.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string DisplayName
    {
        get;
        set => (field, NameKey) = (value, KeyOf(value));
    }

    /// <summary>The name as a sort key (pinyin order); it follows the name.</summary>
    public byte[] NameKey { get; private set; } = [];

    /// <summary>Sort key of a name.</summary>
    public static byte[] KeyOf(string name) => SortKeys.OfName("zh-CN", name);

    /// <summary>Interface language, <c>zh-CN</c> or <c>en</c>; null follows the browser.</summary>
    public string? Language { get; set; }

    public DateTime CreatedUtc { get; set; }

    /// <summary>When the person was shut out; sessions and keys die with it at once.</summary>
    public DateTime? DeactivatedUtc { get; set; }

    public DateTime? LastSignInUtc { get; set; }
}

/// <summary>A role of an account over a unit and everything below it.</summary>
public sealed class AccountGrant
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Role Role { get; init; }
    public required Guid UnitId { get; init; }
}
