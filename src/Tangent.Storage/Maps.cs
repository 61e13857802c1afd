using Microsoft.EntityFrameworkCore;
using Tangent.Storage.Access;
using Tangent.Storage.Customers;
using Tangent.Storage.Delivery;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;
using Tangent.Storage.Imports;
using Tangent.Storage.Recovery;
using Tangent.Storage.Runtime;
using Tangent.Storage.Standards;
using Tangent.Storage.Touchpoints;

namespace Tangent.Storage;

/// <summary>How rows stand in tables, module by module.</summary>
static class Maps
{
    public static void All(ModelBuilder builder, bool isSqlite)
    {
        AccessMap.Map(builder);
        TouchpointMap.Map(builder, isSqlite);
        AttachedMap.Map(builder);
        RegisterMap.Map(builder);
        BlueprintMap.Map(builder);
        JourneyMapMap.Map(builder);
        CustomerMap.Map(builder);
        OwnMap.Map(builder);
        PrivacyMap.Map(builder);
        EncounterLogMap.Map(builder);
        FeedbackMap.Map(builder);
        SurveyMap.Map(builder);
        InvitationMap.Map(builder);
        VoiceMap.Map(builder);
        DeliveryMap.Map(builder);
        NoticeMap.Map(builder);
        ObservedMap.Map(builder);
        StandardsMap.Map(builder);
        DialTestsMap.Map(builder);
        CommitmentMap.Map(builder);
        AlertMap.Map(builder);
        RecoveryMap.Map(builder);
        ImportMap.Map(builder);
        RuntimeMap.Map(builder);
        KeyOrder.Map(builder);
        SnakeCase.Name(builder);
    }
}
