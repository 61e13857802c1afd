using Tangent.Domain.Customers;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Customers;

/// <summary>Customers in marks and words.</summary>
static class CustomerText
{
    /// <summary>The mark of a tier, as <see cref="Tier"/> draws it.</summary>
    public static string Code(this CustomerTier tier) => tier switch
    {
        CustomerTier.Diamond => "d",
        CustomerTier.Gold => "g",
        CustomerTier.Silver => "s",
        _ => "n",
    };

    /// <summary>The way from the list to one customer.</summary>
    public static IReadOnlyList<Crumbs.Crumb> Above(Words.Words words, long? number = null) =>
        [new("/customers", words["customers.list.title"]),
        .. number is { } one ? [new Crumbs.Crumb($"/customers/{one}", words["customers.title", one])] : Array.Empty<Crumbs.Crumb>()];
}
