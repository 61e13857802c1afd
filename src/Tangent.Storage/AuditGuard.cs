using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Tangent.Storage.Access;

namespace Tangent.Storage;

/// <summary>Marks rows whose changes need no audit entry, and says why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnauditedAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>Stops a save that would change a business record without an audit entry, or change the audit log itself.</summary>
static class AuditGuard
{
    public static void Check(ChangeTracker tracker, IReadOnlyCollection<object> newRows)
    {
        var changed = tracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();

        if (changed.Any(entry => entry.Entity is AuditEntry && entry.State != EntityState.Added))
            throw new InvalidOperationException("The audit log is only ever added to.");

        var types = changed.Select(entry => entry.Metadata.ClrType).Concat(newRows.Select(row => row.GetType())).ToHashSet();
        if (types.Contains(typeof(AuditEntry))) return;
        if (types.FirstOrDefault(type => !type.IsDefined(typeof(UnauditedAttribute), inherit: false)) is { } unexplained)
            throw new InvalidOperationException($"{unexplained.Name} changes without an audit entry.");
    }
}
