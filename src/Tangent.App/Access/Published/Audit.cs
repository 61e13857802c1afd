using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.Published;

/// <summary>What an audit entry is about.</summary>
/// <param name="Kind">Kind of object.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it, such as its code; never personal data.</param>
/// <param name="Unit">The unit it belongs to: the scope in which the entry is read.</param>
/// <param name="Person">Whose personal data before and after hold; null takes the account that it is about.</param>
public sealed record Subject(Kind Kind, string? Id, string? Name, UnitPath Unit, Guid? Person = null);

/// <summary>Writes the audit log, in the same save as the act itself.</summary>
public sealed class Audit(Db db, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AuditFields.Arrange } },
    };

    /// <summary>Adds an entry to the coming save.</summary>
    /// <param name="who">The actor.</param>
    /// <param name="act">Code of the act, such as <c>touchpoints.register</c>.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="before">The record before, or null when it is new.</param>
    /// <param name="after">The record after, or null when it is gone.</param>
    public void Write(Actor who, string act, Subject subject, object? before = null, object? after = null)
    {
        db.Add(Entry(who, act, subject, before, after));
    }

    /// <summary>The same for an act on thousands of objects, each with its own entry: written with <see cref="Db.AddInBulk"/>.</summary>
    public void WriteInBulk(Actor who, string act, Subject subject, object? before = null, object? after = null) =>
        db.AddInBulk(Entry(who, act, subject, before, after));

    private AuditEntry Entry(Actor who, string act, Subject subject, object? before, object? after)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            AtUtc = now.UtcDateTime,
            ActorId = who.Id,
            ActorName = who.HasAccount ? null : who.Name,
            Door = who.Door,
            Address = who.Address,
            Act = act,
            Kind = subject.Kind,
            ObjectId = subject.Id,
            ObjectName = subject.Name,
            UnitPath = subject.Unit.Value,
            PersonId = subject.Person ?? (subject.Kind == Kind.Account && Guid.TryParse(subject.Id, out var id) ? id : null),
            Before = before is null ? null : JsonSerializer.Serialize(before, Json),
            After = after is null ? null : JsonSerializer.Serialize(after, Json),
        };
    }
}
