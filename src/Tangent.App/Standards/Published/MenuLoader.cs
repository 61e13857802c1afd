using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;
using Tangent.Storage;

namespace Tangent.App.Standards.Published;

/// <summary>A menu to load.</summary>
/// <param name="UnitId">Who looks after it.</param>
/// <param name="Document">What it says.</param>
public sealed record MenuToLoad(Guid UnitId, MenuDocument Document);

/// <summary>Writes menus at once, in the coming save: for the demo. The asking use case has checked the actor.</summary>
public sealed class MenuLoader(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Adds all of them.</summary>
    public void Add(Actor who, IReadOnlyList<MenuToLoad> menus, DateTime fromUtc)
    {
        foreach (var one in menus)
        {
            if (MenuRules.Of(one.Document).Any()) throw new InvalidOperationException($"menu {one.Document.Number} breaks a rule");
            db.Add(new IvrMenu { Id = Guid.CreateVersion7(clock.GetUtcNow()), UnitId = one.UnitId, Document = one.Document, ChangedUtc = fromUtc });
        }
        audit.Write(who, "menus.did.load", new(Kind.DialTest, null, null, UnitPath.Root), after: new { Menus = menus.Count });
    }
}
