using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>A touchpoint as the audit log keeps it before and after an act; fields as in <see cref="Touchpoint"/>.</summary>
public sealed record TouchpointFacts(string Code, string NameZh, string NameEn, ContactChannel Channel, JourneyStage Stage,
    Guid UnitId, Guid? OwnerId, DateTime? RetiredUtc, string? RetiredReason, int Version)
{
    /// <summary>Names of the fields in which two states differ, as problems and forms name them.</summary>
    public IReadOnlyList<string> DifferencesFrom(TouchpointFacts other)
    {
        var fields = new List<string>();
        if (Code != other.Code) fields.Add("code");
        if (NameZh != other.NameZh) fields.Add("nameZh");
        if (NameEn != other.NameEn) fields.Add("nameEn");
        if (Channel != other.Channel) fields.Add("channel");
        if (Stage != other.Stage) fields.Add("stage");
        if (UnitId != other.UnitId) fields.Add("unitId");
        if (OwnerId != other.OwnerId) fields.Add("ownerId");
        return fields;
    }
}
