using Tangent.App.Settings;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>Links by which customers follow one case. A link that a page shows proves nothing; one that was sent to their contact does.</summary>
public sealed class OwnLinks(Db db, TangentSettings settings, TimeProvider clock)
{
    /// <summary>Where the pages for customers begin.</summary>
    public const string Path = "/my";

    /// <summary>Adds a link to the coming save.</summary>
    /// <param name="number">Number of the case, or of the item of the inbox.</param>
    /// <param name="customer">Number of the customer, or null.</param>
    /// <param name="isSent">Whether it goes to the customer's own contact, and nowhere else.</param>
    /// <returns>The path of the address that opens it.</returns>
    public string Add(string number, long? customer, bool isSent)
    {
        var secret = OwnSecret.New();
        db.Add(new OwnLink
        {
            Hash = OwnSecret.Hash(secret),
            Number = number,
            CustomerId = customer,
            IsSent = isSent,
            EndsUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime.AddDays(settings.OwnPages.LinkDays)),
        });
        return $"{Path}/open/{secret}";
    }

    /// <summary>The same for a message: the whole address.</summary>
    public string ForMessage(string number, long customer) => settings.Web.ShownUrl + Add(number, customer, isSent: true);
}
