using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>A touchpoint as the API shows it.</summary>
public sealed record TouchpointJson(Guid Id, string Code, string NameZh, string NameEn, Items<string> Aliases, ContactChannel Channel,
    JourneyStage Stage, TouchpointJson.UnitJson Unit, Items<Guid> OfferedBy, TouchpointJson.PersonJson? Owner, TouchpointStatus Status,
    string? ReviewNote, bool IsKey, Classification Classification, TouchpointSheet Sheet, DateTime? ValidFromUtc, DateTime? RetiredUtc,
    string? RetiredReason, DateTime ChangedUtc, int Version)
{
    public sealed record UnitJson(Guid Id, string Code, string NameZh, string NameEn);

    public sealed record PersonJson(Guid Id, string Name);

    internal static object Of(TouchpointRow row) => new TouchpointJson(row.Id, row.Details.Code, row.Details.NameZh, row.Details.NameEn,
        row.Details.Aliases, row.Details.Channel, row.Details.Stage,
        new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.Details.OfferedBy,
        row.Owner is { } owner ? new(owner.Id, owner.Name) : null, row.Status, row.ReviewNote,
        row.KeySinceUtc is not null, row.Details.Classification, row.Details.Sheet, row.ValidFromUtc, row.RetiredUtc,
        row.RetiredReason, row.ChangedUtc, row.Version);
}

/// <summary>A version of a touchpoint and the time in which it held; without an end it holds now.</summary>
public sealed record TouchpointVersionJson(int Number, DateTime FromUtc, DateTime? ToUtc, TouchpointStatus Status, bool IsKey,
    TouchpointDetails Details)
{
    internal static object Of(ListTouchpointVersions.Held version) => new TouchpointVersionJson(
        version.Number, version.FromUtc, version.ToUtc, version.Status, version.IsKey, version.Details);
}
