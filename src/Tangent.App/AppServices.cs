using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Access.Published;
using Tangent.App.Access.SigningIn;
using Tangent.App.Attachments.Published;
using Tangent.App.Customers;
using Tangent.App.Customers.Own;
using Tangent.App.Customers.Privacy;
using Tangent.App.Customers.Published;
using Tangent.App.Customers.Value;
using Tangent.App.Delivery;
using Tangent.App.Delivery.Notices;
using Tangent.App.Delivery.Webhooks;
using Tangent.App.Delivery.Published;
using Tangent.App.Demo;
using Tangent.App.Demo.Published;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Health;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback;
using Tangent.App.Feedback.Incidents;
using Tangent.App.Feedback.Invitations;
using Tangent.App.Feedback.Observed;
using Tangent.App.Feedback.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Feedback.Surveys.Calls;
using Tangent.App.Feedback.Surveys.Paper;
using Tangent.App.Feedback.Voices;
using Tangent.App.Imports;
using Tangent.App.Imports.Published;
using Tangent.App.Insights;
using Tangent.App.Insights.Published;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery;
using Tangent.App.Recovery.Own;
using Tangent.App.Recovery.Published;
using Tangent.App.Recovery.Signals;
using Tangent.App.Repeats.Published;
using Tangent.App.Settings;
using Tangent.App.Standards;
using Tangent.App.Standards.Alerts;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Commitments;
using Tangent.App.Standards.DialTests;
using Tangent.App.Standards.Published;
using Tangent.App.Touchpoints;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.App.Touchpoints.Coverage;
using Tangent.App.Touchpoints.Information;
using Tangent.App.Touchpoints.Maps;
using Tangent.App.Touchpoints.Plans;
using Tangent.App.Touchpoints.Published;

namespace Tangent.App;

/// <summary>Registers every use case and what they need.</summary>
public static class AppServices
{
    /// <summary>All classes with a <c>Run(Actor, …)</c>, and the published questions.</summary>
    public static IServiceCollection AddTangentApp(this IServiceCollection services, TangentSettings settings)
    {
        foreach (var act in UseCases) services.AddScoped(act);
        return services
            .AddSingleton(settings)
            .AddSigningIn()
            .AddInstallation()
            .AddScoped<AttachmentFacts>()
            .AddScoped<StoredFiles>()
            .AddImports()
            .AddDelivery().AddScoped<RepliesToCustomers>().AddPump<DeliveryPump>()
            .AddHandler<ComplaintReceived, WebhookHandlers>("webhooks.complaint-received")
            .AddHandler<SurveysAnswered, WebhookHandlers>("webhooks.surveys-answered")
            .AddHandler<EncountersAppended, WebhookHandlers>("webhooks.encounters-appended")
            .AddHandler<ImportDone, WebhookHandlers>("webhooks.import-done")
            // In the order in which people are offered them.
            .AddScoped<IImportTarget, EncounterImport>().AddScoped<IImportTarget, FeedbackImport>().AddScoped<IImportTarget, VoiceImport>()
            .AddScoped<IImportTarget, ObservedImport>().AddScoped<IImportTarget, DialTestImport>().AddScoped<IImportTarget, TouchpointImport>()
            .AddScoped<OutsideUnits>().AddScoped<ITouchpointUse, TouchpointUses>()
            .AddScoped<Audit>()
            .AddScoped<UnitReach>()
            .AddScoped<PersonReach>()
            .AddScoped<AuditReading>()
            .AddScoped<PeopleReading>()
            .AddScoped<ApiKeyReading>()
            .AddScoped<OwnedTouchpoints>()
            .AddScoped<TouchpointLoader>()
            .AddScoped<AroundLoader>()
            .AddScoped<WaysToReachUs>()
            .AddScoped<CompanyLoader>()
            .AddSingleton<DemoProgress>()
            .AddScoped<TouchpointSearch>()
            .AddScoped<UnitFacts>()
            .AddScoped<PeopleFacts>()
            .AddScoped<Erasures>()
            .AddScoped<ActorFacts>()
            .AddScoped<AuditTrail>()
            .AddScoped<TouchpointCheck>()
            .AddScoped<TouchpointChange>()
            .AddScoped<TouchpointRows>()
            .AddScoped<MomentChange>()
            .AddScoped<MomentRows>()
            .AddScoped<DeviceCheck>()
            .AddScoped<DeviceRows>()
            .AddScoped<DeviceFigures>()
            .AddScoped<DiscretionCheck>()
            .AddScoped<TouchpointReferences>()
            .AddScoped<BlueprintChange>().AddScoped<BlueprintCheck>().AddScoped<BlueprintListing>().AddScoped<BlueprintLoader>().AddScoped<BlueprintFacts>()
            .AddScoped<JourneyMapChange>().AddScoped<JourneyMapCheck>().AddScoped<JourneyMapListing>().AddScoped<JourneyMapAdvice>()
            .AddScoped<EvidenceInSight>().AddScoped<JourneyMapFacts>().AddScoped<FeedbackEvidence>().AddScoped<EncounterEvidence>()
            .AddScoped<TouchpointNames>().AddScoped<MomentLists>()
            .AddSingleton<CustomerNumberCache>()
            .AddScoped<CustomerNumbers>()
            .AddScoped<CustomerMerges>()
            .AddScoped<CustomerMatching>()
            .AddScoped<CustomerReach>().AddScoped<CustomerBriefs>()
            .AddScoped<CustomerErasures>().AddScoped<CustomerContacts>().AddScoped<CustomerWalk>().AddCustomerValue().AddPrivacy()
            .AddScoped<ICopyPart, EncountersInCopy>().AddScoped<ICopyPart, FeedbackInCopy>().AddScoped<ICopyPart, RecoveryInCopy>()
            .AddScoped<ICopyPart, BreachesInCopy>().AddScoped<ICopyPart, MessagesInCopy>()
            .AddScoped<EncounterForgetting>()
            .AddScoped<HealthWords>().AddScoped<DoubleTellings>()
            .AddScoped<EncounterReach>().AddScoped<EncounterShares>()
            .AddScoped<EncounterReading>().AddScoped<JourneyUnits>().AddScoped<EncounterSample>().AddScoped<EncounterSheets>()
            .AddScoped<EncounterRows>()
            .AddScoped<EncounterIntake>()
            .AddScoped<EncounterLoader>()
            .AddScoped<CustomerLoader>()
            .AddScoped<JudgementIntake>().AddScoped<FeedbackLoader>().AddScoped<FeedbackForgetting>().AddScoped<SpokenLanguages>()
            .AddScoped<SurveyChange>().AddScoped<SurveyListing>().AddScoped<SurveyCheck>().AddScoped<SurveyTexts>().AddScoped<ResponseFacts>()
            .AddScoped<SurveyPairs>().AddScoped<SurveyMoments>().AddScoped<CompanyThemes>()
            .AddSingleton<AskingMemory>().AddScoped<AskingFacts>().AddSingleton<ResponseLine>().AddSingleton<RecentSenders>()
            .AddScoped<SurveyLoader>().AddSingleton<FileGate>().AddScoped<ResponseFiles>().AddScoped<PaperReach>().AddScoped<CallList>()
            .AddScoped<ResponseRows>().AddScoped<ResponseRates>().AddScoped<ResponseStrata>()
            .AddScoped<EncounterFeed>().AddScoped<CustomerWishes>().AddScoped<AskingPeople>().AddScoped<Inviting>().AddScoped<RuleChange>().AddScoped<Waves>()
            .AddScoped<IMessageGuard, InvitationGuard>().AddPump<WavePump>()
            .AddHandler<EncountersAppended, ConsiderEncounters>("rules.encounters-appended")
            .AddScoped<ResponseWriter>().AddScoped<ResponseRepeats>().AddScoped<ResponseCounts>()
            .AddSingleton<VoiceDeadlines>().AddScoped<VoiceReader>().AddScoped<VoiceNumbers>().AddScoped<JudgementPlaces>()
            .AddScoped<LowComments>().AddScoped<VoiceIntake>()
            .AddScoped<VoiceLoader>().AddScoped<IncidentReach>().AddScoped<VoiceReach>().AddScoped<VoiceChange>().AddScoped<VoiceRows>()
            .AddScoped<VoiceReplies>().AddScoped<BadSigns>().AddScoped<OwnVoices>().AddOwnPages().AddRecovery().AddPump<ScorePump>().AddPump<ClockPump>()
            .AddHandler<ComplaintReceived, FollowSigns>("cases.complaint-received")
            .AddHandler<PromiseBroken, FollowSigns>("cases.promise-broken")
            .AddScoped<PeopleAddresses>().AddScoped<CaseKeepers>()
            .AddHandler<CaseGiven, NoticeHandlers>("bell.case-given").AddHandler<CaseClockWarned, NoticeHandlers>("bell.case-warned")
            .AddHandler<CustomerSpoke, NoticeHandlers>("bell.customer-spoke").AddHandler<ProposalWaits, NoticeHandlers>("bell.proposal-waits")
            .AddHandler<CaseEscalated, NoticeHandlers>("bell.case-escalated").AddHandler<AlertFired, NoticeHandlers>("bell.alert-fired")
            .AddHandler<PrivacyClockWarned, NoticeHandlers>("bell.privacy-warned")
            .AddHandler<CaseOpened, CaseWebhooks>("webhooks.case-opened").AddHandler<CaseGiven, CaseWebhooks>("webhooks.case-given")
            .AddHandler<CaseStepped, CaseWebhooks>("webhooks.case-stepped").AddHandler<CaseClockWarned, CaseWebhooks>("webhooks.case-warned")
            .AddHandler<CaseEnded, CaseWebhooks>("webhooks.case-ended").AddHandler<CaseReopened, CaseWebhooks>("webhooks.case-reopened")
            .AddHandler<OwnCodeAsked, SendOwnCode>("my.code-asked")
            .AddHandler<CaseOpened, TellOwnCustomer>("my.case-opened").AddHandler<CaseStepped, TellOwnCustomer>("my.case-stepped")
            .AddScoped<EndWithCase>().AddHandler<CaseEnded, EndWithCase>("inbox.case-ended")
            .AddScoped<ObservedReach>().AddScoped<ObservedScores>().AddScoped<ObservationRows>()
            .AddScoped<ObservedFacts>().AddScoped<ObservedLoader>().AddScoped<Photographs>()
            .AddScoped<TestEncounters>().AddStandards().AddPump<AttainmentPump>().AddPump<PagePump>().AddPump<CommitmentPump>()
            .AddScoped<IMessageGuard, NoticeGuard>().AddHandler<PromiseBroken, WebhookHandlers>("webhooks.promise-broken")
            .AddPump<AlertPump>().AddHandler<AlertFired, WebhookHandlers>("webhooks.alert-fired")
            .AddHandler<CustomerTierChanged, WebhookHandlers>("webhooks.customer-tier-changed").AddPump<ValuePump>().AddPump<PrivacyPump>()
            .AddSingleton<CommentMemory>().AddScoped<CommentFacts>().AddScoped<VoicesAtTouchpoints>()
            .AddSingleton<JudgementMemory>().AddSingleton<JoinedMemory>().AddScoped<JudgementFacts>().AddScoped<Diagnosing>().AddScoped<VisitScores>()
            .AddSingleton<DiagnosesAtWork>()
            .AddScoped<IJob, DemoLivesJob>()
            .AddScoped<IJob, ForgetEncountersJob>()
            .AddSingleton<ToldWords>()
            .AddHandler<EncountersAppended, NoteTouchpointWords>(NoteTouchpointWords.EventName)
            .AddSingleton<JourneyFrames>()
            .AddSingleton<JourneyAnswers>()
            .AddSingleton<JourneyRanks>()
            .AddScoped<RowSets>()
            .AddScoped<CustomerTiers>()
            .AddScoped<JourneyReading>()
            .AddScoped<InformationCheck>()
            .AddScoped<InformationChange>()
            .AddScoped<InformationRows>()
            .AddScoped<ReferenceChange>()
            .AddScoped<PlanCheck>()
            .AddScoped<PlanChange>()
            .AddScoped<PlanRows>()
            .AddScoped<RepeatableWrites>();
    }

    /// <summary>Every use case of the program: the doors register them and the walls test them.</summary>
    public static IReadOnlyList<Type> UseCases { get; } =
        [.. typeof(AppServices).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false }
                && type.GetMethod("Run")?.GetParameters() is [{ ParameterType: var first }, ..]
                && first == typeof(Domain.Access.Actor))];
}
