using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Alerts;
using Tangent.Domain.Standards.Commitments;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Storage.Standards;

namespace Tangent.Storage.Fields;

/// <summary>Fields of calendars, standards and promises.</summary>
public static partial class DataFields
{
    private static IEnumerable<DataField> Standards =>
    [
        .. In<WorkCalendar>("work_calendars", Internal(nameof(WorkCalendar.Name)), Internal(nameof(WorkCalendar.Plan))),
        .. In<ServiceStandard>("service_standards", Internal(nameof(ServiceStandard.Terms))),
        .. In<StandardVersion>("standard_versions", Internal(nameof(StandardVersion.Terms))),
        .. In<IvrMenu>("ivr_menus", Internal(nameof(IvrMenu.Document))),
        .. In<AttainmentCountRow>("attainment_counts", Internal(nameof(AttainmentCountRow.Days))),
        .. In<AttainmentState>("attainment_states", Internal(nameof(AttainmentState.Marks))),
        .. In<AttainmentRun>("attainment_runs", Internal(nameof(AttainmentRun.Reasons))),
        .. In<TestCase>("test_cases", Internal(nameof(TestCase.Terms)), Internal(nameof(TestCase.Origin))),
        .. In<TestRun>("test_runs", Internal(nameof(TestRun.Key)), Internal(nameof(TestRun.Note)), Internal(nameof(TestRun.UsabilityBy))),
        .. In<Commitment>("commitments",
            Internal(nameof(Commitment.Terms)), Internal(nameof(Commitment.Capacity)), Internal(nameof(Commitment.Reason))),
        .. In<Breach>("breaches", Internal(nameof(Breach.Facts)), Personal(nameof(Breach.Note), MaskForm.ByShape)),
        .. In<AlertRule>("alert_rules", Internal(nameof(AlertRule.Terms))),
        .. In<AlertFiring>("alert_firings", Internal(nameof(AlertFiring.Numbers)), Internal(nameof(AlertFiring.Note))),
    ];
}
