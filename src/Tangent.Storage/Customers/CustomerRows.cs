using Microsoft.EntityFrameworkCore;

namespace Tangent.Storage.Customers;

/// <summary>How a customer is known.</summary>
public enum IdentifierKind
{
    /// <summary>The company's own number: member, account or subscriber.</summary>
    Number,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>WeChat openid.</summary>
    OpenId,

    /// <summary>E-mail address.</summary>
    Email,
}

/// <summary>A customer: a number to which identifiers lead. Names and contacts stand beside it, so that they can be erased.</summary>
[Unaudited("Made by the encounters that name the customer, whose audit line tells of them.")]
public sealed class CustomerRow
{
    /// <summary>Number, from 1.</summary>
    public long Id { get; set; }

    /// <summary>When the customer was first seen.</summary>
    public required DateTime CreatedUtc { get; init; }
}

/// <summary>Something by which a customer is known.</summary>
[Unaudited("Made by the encounters that name the customer, whose audit line tells of them.")]
public sealed class CustomerIdentifier
{
    /// <summary>What it is.</summary>
    public required IdentifierKind Kind { get; init; }

    /// <summary>The identifier, up to 100 characters.</summary>
    public required string Value { get; init; }

    /// <summary>Whose it is.</summary>
    public required long CustomerId { get; init; }
}

static class CustomerMap
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<CustomerRow>(customer =>
        {
            customer.ToTable("Customers");
            customer.Property(c => c.Id).ValueGeneratedNever();   // given in blocks by CustomerNumbers
        });
        builder.Entity<CustomerIdentifier>(identifier =>
        {
            identifier.HasKey(i => new { i.Kind, i.Value });
            identifier.HasIndex(i => i.CustomerId);
            identifier.HasOne<CustomerRow>().WithMany().HasForeignKey(i => i.CustomerId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
