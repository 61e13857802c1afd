using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.Storage;

/// <summary>Times are UTC in microseconds, which both databases keep exactly.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => Truncate(time), time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    /// <summary>The time as it will be read back.</summary>
    /// <exception cref="ArgumentException">The time is not UTC: storing it would move it.</exception>
    public static DateTime Truncate(DateTime time) => time.Kind == DateTimeKind.Utc
        ? new(time.Ticks - time.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc)
        : throw new ArgumentException($"{time:O} is not UTC", nameof(time));
}

sealed class TouchpointIdConverter() : ValueConverter<TouchpointId, Guid>(id => id.Value, value => new(value));

sealed class MomentIdConverter() : ValueConverter<MomentId, Guid>(id => id.Value, value => new(value));

sealed class DeviceIdConverter() : ValueConverter<DeviceId, Guid>(id => id.Value, value => new(value));

sealed class DeviceEventIdConverter() : ValueConverter<DeviceEventId, Guid>(id => id.Value, value => new(value));

sealed class DiscretionIdConverter() : ValueConverter<DiscretionId, Guid>(id => id.Value, value => new(value));

sealed class InformationIdConverter() : ValueConverter<InformationId, Guid>(id => id.Value, value => new(value));

sealed class PlanIdConverter() : ValueConverter<PlanId, Guid>(id => id.Value, value => new(value));

sealed class JourneyMapIdConverter() : ValueConverter<JourneyMapId, Guid>(id => id.Value, value => new(value));

sealed class BlueprintIdConverter() : ValueConverter<BlueprintId, Guid>(id => id.Value, value => new(value));

sealed class SurveyIdConverter() : ValueConverter<SurveyId, Guid>(id => id.Value, value => new(value));

/// <summary>Ids stand in their columns as what they hold.</summary>
static class Ids
{
    public static void Convert(ModelConfigurationBuilder builder)
    {
        builder.Properties<TouchpointId>().HaveConversion<TouchpointIdConverter>();
        builder.Properties<MomentId>().HaveConversion<MomentIdConverter>();
        builder.Properties<DeviceId>().HaveConversion<DeviceIdConverter>();
        builder.Properties<DeviceEventId>().HaveConversion<DeviceEventIdConverter>();
        builder.Properties<DiscretionId>().HaveConversion<DiscretionIdConverter>();
        builder.Properties<InformationId>().HaveConversion<InformationIdConverter>();
        builder.Properties<PlanId>().HaveConversion<PlanIdConverter>();
        builder.Properties<BlueprintId>().HaveConversion<BlueprintIdConverter>();
        builder.Properties<JourneyMapId>().HaveConversion<JourneyMapIdConverter>();
        builder.Properties<SurveyId>().HaveConversion<SurveyIdConverter>();
    }
}
