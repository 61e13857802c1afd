using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tangent.Storage.Runtime;

/// <summary>The keys of cookies and form tokens in the database, so that one backup carries all and a move signs nobody out.</summary>
sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<Db>().KeyRingEntries.Select(entry => entry.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        scope.ServiceProvider.GetRequiredService<Db>().Database.ExecuteSql(
            $"insert into key_ring_entries (id, xml) values ({id}, {element.ToString(SaveOptions.DisableFormatting)})");
    }
}
