using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>What somebody looks for in the audit log.</summary>
/// <param name="ActorId">Acts of this actor, or null.</param>
/// <param name="Act">Code of the act, or its beginning such as <c>access.</c>, or null.</param>
/// <param name="Kind">Kind of object, or null.</param>
/// <param name="ObjectId">One object, or null.</param>
/// <param name="Text">Part of the object's name, the act or what stands in before and after, or null.</param>
/// <param name="FromUtc">First moment, or null.</param>
/// <param name="ToUtc">First moment after the period, or null.</param>
public sealed record AuditFilter(Guid? ActorId = null, string? Act = null, Kind? Kind = null, string? ObjectId = null,
    string? Text = null, DateTime? FromUtc = null, DateTime? ToUtc = null)
{
    /// <summary>The filter as text, the same for the same list: cursors are bound to it.</summary>
    internal string Mark => $"{ActorId}|{Act?.Trim()}|{Kind}|{ObjectId}|{Text?.Trim()}|{FromUtc:O}|{ToUtc:O}";
}

/// <summary>An entry of the audit log in a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="AtUtc">When.</param>
/// <param name="ActorId">Who, as an id.</param>
/// <param name="Actor">Who, as a name, masked where the reader must not see it; null when there is no such person any more.</param>
/// <param name="Door">Through which door.</param>
/// <param name="Act">Code of the act.</param>
/// <param name="Kind">Kind of object.</param>
/// <param name="ObjectId">Which object.</param>
/// <param name="ObjectName">What it is called; for people their name, masked likewise.</param>
/// <param name="UnitPath">The unit in whose scope it lies.</param>
public sealed record AuditRow(Guid Id, DateTime AtUtc, Guid ActorId, string? Actor, Door Door, string Act, Kind Kind,
    string? ObjectId, string? ObjectName, string UnitPath);

/// <summary>Reads the audit log within the actor's scope, and puts names to ids.</summary>
public sealed class AuditReading(Db db, PersonReach people)
{
    /// <summary>Entries of the actor's scope for this verb, and always the actor's own.</summary>
    internal IQueryable<AuditEntry> Visible(Actor who, Verb verb, bool withOwn) =>
        db.AuditEntries.Where(Or(
            Scoped.By<AuditEntry>(entry => entry.UnitPath, who.Scope(verb, Kind.AuditEntry)),
            withOwn ? entry => entry.ActorId == who.Id : entry => false));

    internal static IQueryable<AuditEntry> Matching(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.ActorId is { } actor) entries = entries.Where(e => e.ActorId == actor);
        if (filter.Act?.Trim() is { Length: > 0 } act) entries = entries.Where(e => e.Act.StartsWith(act));
        if (filter.Kind is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (filter.ObjectId is { Length: > 0 } id) entries = entries.Where(e => e.ObjectId == id);
        if (filter.FromUtc is { } from) entries = entries.Where(e => e.AtUtc >= from);
        if (filter.ToUtc is { } to) entries = entries.Where(e => e.AtUtc < to);
        if (filter.Text?.Trim() is { Length: > 0 } text)
            entries = entries.Where(e => e.ObjectName!.Contains(text) || e.Act.Contains(text)
                || e.Before!.Contains(text) || e.After!.Contains(text));
        return entries;
    }

    internal static RowOrder<AuditEntry> ByTime(bool isOldestFirst) =>
        RowOrder<AuditEntry>.ByTime(e => e.AtUtc, e => e.Id, isDescending: !isOldestFirst);

    /// <summary>The rows with names: two queries, however many rows.</summary>
    internal async Task<IReadOnlyList<AuditRow>> Name(Actor who, IReadOnlyList<AuditEntry> entries, CancellationToken stop)
    {
        var ids = entries.Where(e => e.ActorName is null).Select(e => e.ActorId)
            .Concat(entries.Select(PersonOf).OfType<Guid>()).Distinct().ToList();
        var names = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        var roles = (await people.Roles(ids, stop)).ToLookup(role => role.AccountId);
        return [.. entries.Select(entry => new AuditRow(entry.Id, entry.AtUtc, entry.ActorId,
            entry.ActorName ?? NameOf(entry.ActorId), entry.Door, entry.Act, entry.Kind, entry.ObjectId,
            entry.ObjectName ?? (PersonOf(entry) is { } person ? NameOf(person) : null), entry.UnitPath))];

        string? NameOf(Guid id) => names.TryGetValue(id, out var name)
            ? PersonView.Name(name, PersonView.InClear(who, id, roles[id]))
            : null;
    }

    private static Guid? PersonOf(AuditEntry entry) =>
        entry.Kind == Kind.Account && Guid.TryParse(entry.ObjectId, out var id) ? id : null;

    private static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body,
            new Swap(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Swap(ParameterExpression old, ParameterExpression fresh) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == old ? fresh : base.VisitParameter(node);
    }
}
