using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>A touchpoint as the audit log keeps it before and after an act; fields as in <see cref="Touchpoint"/>.</summary>
public sealed record TouchpointFacts(string Code, string NameZh, string NameEn, ContactChannel Channel, JourneyStage Stage,
    Guid UnitId, Guid? OwnerId, DateTime? RetiredUtc, string? RetiredReason, int Version)
{
    /// <summary>State.</summary>
    public TouchpointStatus Status { get; init; }
    /// <summary>Other names.</summary>
    public Items<string> Aliases { get; init; } = [];
    /// <summary>Units in which customers meet it.</summary>
    public Items<Guid> OfferedBy { get; init; } = [];
    /// <summary>Classes.</summary>
    public Classification Classification { get; init; } = Classification.None;
    /// <summary>Sheet.</summary>
    public TouchpointSheet Sheet { get; init; } = TouchpointSheet.Empty;
    /// <summary>The reviewer's note.</summary>
    public string? ReviewNote { get; init; }
    /// <summary>Why it is or was a key touchpoint.</summary>
    public string? KeyReason { get; init; }
    /// <summary>Whether it is a key touchpoint.</summary>
    public bool IsKey { get; init; }

    private static readonly (string Field, Func<TouchpointFacts, object?> Value)[] Fields =
    [
        ("code", f => f.Code), ("nameZh", f => f.NameZh), ("nameEn", f => f.NameEn), ("aliases", f => f.Aliases),
        ("channel", f => f.Channel), ("stage", f => f.Stage), ("unitId", f => f.UnitId), ("offeredBy", f => f.OfferedBy),
        ("ownerId", f => f.OwnerId), ("status", f => f.Status), ("isKey", f => f.IsKey),
        ("kinds", f => f.Classification.Kinds), ("distance", f => f.Classification.Distance),
        ("provider", f => f.Classification.Provider), ("recipient", f => f.Classification.Recipient),
        ("technology", f => f.Classification.Technology), ("through", f => f.Classification.Through),
        ("degree", f => f.Classification.Degree), ("delivery", f => f.Classification.Delivery),
        ("form", f => f.Classification.Form), ("place", f => f.Classification.Place), ("fee", f => f.Classification.Fee),
        ("frequency", f => f.Classification.Frequency), ("technicality", f => f.Classification.Technicality),
        ("nature", f => f.Classification.Nature),
        ("sheet.stage", f => f.Sheet.Stage), ("sheet.impression", f => f.Sheet.Impression), ("sheet.script", f => f.Sheet.Script),
        ("sheet.factors", f => f.Sheet.Factors), ("sheet.measures", f => f.Sheet.Measures), ("sheet.control", f => f.Sheet.Control),
        ("sheet.goals", f => f.Sheet.Goals), ("sheet.crowd", f => f.Sheet.Crowd), ("sheet.feltAt", f => f.Sheet.FeltAt),
        ("sheet.tensions", f => f.Sheet.Tensions), ("sheet.shortcomings", f => f.Sheet.Shortcomings),
    ];

    /// <summary>Names of all fields that can differ.</summary>
    public static IEnumerable<string> Names => Fields.Select(one => one.Field);

    /// <summary>Names of the fields in which two states differ, as problems and forms name them.</summary>
    public IReadOnlyList<string> DifferencesFrom(TouchpointFacts other) =>
        [.. Fields.Where(field => !Equals(field.Value(this), field.Value(other))).Select(field => field.Field)];

    /// <summary>Value of a field by its name.</summary>
    public object? Value(string field) => Array.Find(Fields, one => one.Field == field).Value?.Invoke(this);
}
