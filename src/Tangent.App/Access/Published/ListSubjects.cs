using Tangent.Domain.Access;

namespace Tangent.App.Access.Published;

static class ListSubjects
{
    /// <summary>How the audit log names a list that was taken out: by its kind, in the part of the tree that was taken.</summary>
    public static Subject ListSubject(this Actor who, Kind kind) =>
        new(kind, null, null, UnitPath.Around(who.Scope(Verb.Export, kind)));
}
