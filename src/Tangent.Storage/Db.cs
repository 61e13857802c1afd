using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Observed;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Alerts;
using Tangent.Domain.Standards.Commitments;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;
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

/// <summary>All tables, on SQLite and PostgreSQL alike. Each module writes only its own.</summary>
/// <remarks>A save that changes a business record without an <see cref="AuditEntry"/> in it is a bug and throws.</remarks>
public sealed class Db(DbContextOptions<Db> options) : IdentityUserContext<Account, Guid>(options)
{
    private readonly List<object> newRows = [];

    // Access
    public DbSet<OrgUnit> OrgUnits { get; set; } = null!;
    public DbSet<AccountGrant> AccountGrants { get; set; } = null!;
    public DbSet<Session> Sessions { get; set; } = null!;
    public DbSet<Invitation> Invitations { get; set; } = null!;
    public DbSet<PasswordReset> PasswordResets { get; set; } = null!;
    public DbSet<Erasure> Erasures { get; set; } = null!;
    public DbSet<ApiKey> ApiKeys { get; set; } = null!;
    public DbSet<AuditEntry> AuditEntries { get; set; } = null!;
    public DbSet<PersonKey> PersonKeys { get; set; } = null!;
    public DbSet<SavedView> SavedViews { get; set; } = null!;
    public DbSet<DefaultView> DefaultViews { get; set; } = null!;

    // Customers
    public DbSet<CustomerRow> Customers { get; set; } = null!;
    public DbSet<CustomerIdentifier> CustomerIdentifiers { get; set; } = null!;
    public DbSet<CustomerMerge> CustomerMerges { get; set; } = null!;
    public DbSet<CustomerMatch> CustomerMatches { get; set; } = null!;
    public DbSet<CustomerTierRow> CustomerTiers { get; set; } = null!;
    public DbSet<CustomerConsent> CustomerConsents { get; set; } = null!;
    public DbSet<CustomerOptOut> CustomerOptOuts { get; set; } = null!;
    public DbSet<CustomerErasure> CustomerErasures { get; set; } = null!;
    public DbSet<OwnLink> OwnLinks { get; set; } = null!;
    public DbSet<OwnCode> OwnCodes { get; set; } = null!;
    public DbSet<OwnVisit> OwnVisits { get; set; } = null!;
    public DbSet<PrivacyRequest> PrivacyRequests { get; set; } = null!;
    public DbSet<PrivacyStep> PrivacySteps { get; set; } = null!;
    public DbSet<ValuePolicyVersion> ValuePolicyVersions { get; set; } = null!;
    public DbSet<ValueRun> ValueRuns { get; set; } = null!;
    public DbSet<CustomerValueRow> CustomerValues { get; set; } = null!;
    public DbSet<TierMoveRow> TierMoves { get; set; } = null!;

    // Encounters
    public DbSet<LogWord> LogWords { get; set; } = null!;
    public DbSet<EncounterRow> Encounters { get; set; } = null!;
    public DbSet<LogState> LogStates { get; set; } = null!;

    // Touchpoints
    public DbSet<Touchpoint> Touchpoints { get; set; } = null!;
    public DbSet<TouchpointVersion> TouchpointVersions { get; set; } = null!;
    public DbSet<Moment> Moments { get; set; } = null!;
    public DbSet<TestingKind> TestingKinds { get; set; } = null!;
    public DbSet<CommentTheme> CommentThemes { get; set; } = null!;
    public DbSet<Device> Devices { get; set; } = null!;
    public DbSet<DeviceEvent> DeviceEvents { get; set; } = null!;
    public DbSet<DiscretionRule> DiscretionRules { get; set; } = null!;
    public DbSet<InformationItem> InformationItems { get; set; } = null!;
    public DbSet<InformationPlacement> InformationPlacements { get; set; } = null!;
    public DbSet<InformationVersion> InformationVersions { get; set; } = null!;
    public DbSet<TouchpointReference> TouchpointReferences { get; set; } = null!;
    public DbSet<KeyStatement> KeyStatements { get; set; } = null!;
    public DbSet<KeyComparison> KeyComparisons { get; set; } = null!;
    public DbSet<ManagementPlan> ManagementPlans { get; set; } = null!;
    public DbSet<Blueprint> Blueprints { get; set; } = null!;
    public DbSet<BlueprintVersion> BlueprintVersions { get; set; } = null!;
    public DbSet<BlueprintNote> BlueprintNotes { get; set; } = null!;
    public DbSet<JourneyMap> JourneyMaps { get; set; } = null!;
    public DbSet<JourneyMapVersion> JourneyMapVersions { get; set; } = null!;
    public DbSet<MapIdea> JourneyMapIdeas { get; set; } = null!;

    // Feedback
    public DbSet<JudgementRow> Judgements { get; set; } = null!;
    public DbSet<JudgementState> JudgementStates { get; set; } = null!;
    public DbSet<Survey> Surveys { get; set; } = null!;
    public DbSet<SurveyVersion> SurveyVersions { get; set; } = null!;
    public DbSet<SurveyLink> SurveyLinks { get; set; } = null!;
    public DbSet<SurveyResponse> SurveyResponses { get; set; } = null!;
    public DbSet<SurveyCount> SurveyCounts { get; set; } = null!;
    public DbSet<SurveyDraft> SurveyDrafts { get; set; } = null!;
    public DbSet<PaperBatch> PaperBatches { get; set; } = null!;
    public DbSet<PaperForm> PaperForms { get; set; } = null!;
    public DbSet<SurveyCall> SurveyCalls { get; set; } = null!;
    public DbSet<AskingRule> AskingRules { get; set; } = null!;
    public DbSet<AskingDecision> AskingDecisions { get; set; } = null!;
    public DbSet<Voice> Voices { get; set; } = null!;
    public DbSet<VoiceEntry> VoiceEntries { get; set; } = null!;
    public DbSet<Incident> Incidents { get; set; } = null!;
    public DbSet<IncidentCode> IncidentCodes { get; set; } = null!;
    public DbSet<ObservedForm> ObservedForms { get; set; } = null!;
    public DbSet<ObservedFormVersion> ObservedFormVersions { get; set; } = null!;
    public DbSet<ObservedProgramme> ObservedProgrammes { get; set; } = null!;
    public DbSet<ObservedSheet> ObservedSheets { get; set; } = null!;
    public DbSet<SheetEvidence> SheetEvidence { get; set; } = null!;

    // Standards
    public DbSet<WorkCalendar> WorkCalendars { get; set; } = null!;
    public DbSet<CalendarAssignment> CalendarAssignments { get; set; } = null!;
    public DbSet<ServiceStandard> ServiceStandards { get; set; } = null!;
    public DbSet<StandardVersion> StandardVersions { get; set; } = null!;
    public DbSet<StandardReceipt> StandardReceipts { get; set; } = null!;
    public DbSet<IvrMenu> IvrMenus { get; set; } = null!;
    public DbSet<AttainmentCountRow> AttainmentCounts { get; set; } = null!;
    public DbSet<AttainmentState> AttainmentStates { get; set; } = null!;
    public DbSet<AttainmentRun> AttainmentRuns { get; set; } = null!;
    public DbSet<TestCase> TestCases { get; set; } = null!;
    public DbSet<TestRun> TestRuns { get; set; } = null!;
    public DbSet<TestDefect> TestDefects { get; set; } = null!;
    public DbSet<Commitment> Commitments { get; set; } = null!;
    public DbSet<Breach> Breaches { get; set; } = null!;
    public DbSet<CommitmentState> CommitmentStates { get; set; } = null!;
    public DbSet<AlertRule> AlertRules { get; set; } = null!;
    public DbSet<AlertFiring> AlertFirings { get; set; } = null!;
    public DbSet<AlertReceipt> AlertReceipts { get; set; } = null!;

    // Recovery
    public DbSet<RecoveryCase> RecoveryCases { get; set; } = null!;
    public DbSet<CaseEntry> CaseEntries { get; set; } = null!;
    public DbSet<SignalRow> Signals { get; set; } = null!;
    public DbSet<CasePolicyVersion> CasePolicyVersions { get; set; } = null!;
    public DbSet<RecoveryState> RecoveryStates { get; set; } = null!;

    // Delivery
    public DbSet<Message> Messages { get; set; } = null!;
    public DbSet<MessageAttempt> MessageAttempts { get; set; } = null!;
    public DbSet<NoticeRow> Notices { get; set; } = null!;
    public DbSet<NoticeWish> NoticeWishes { get; set; } = null!;
    public DbSet<WebhookEndpoint> WebhookEndpoints { get; set; } = null!;

    // Imports
    public DbSet<ImportRow> Imports { get; set; } = null!;
    public DbSet<ImportBadRow> ImportBadRows { get; set; } = null!;
    public DbSet<ImportShape> ImportShapes { get; set; } = null!;
    public DbSet<WatchedFile> WatchedFiles { get; set; } = null!;

    // The running installation
    public DbSet<ServerLease> ServerLeases { get; set; } = null!;
    public DbSet<OutboxMessage> OutboxMessages { get; set; } = null!;
    public DbSet<JobRow> Jobs { get; set; } = null!;
    public DbSet<IdempotencyRecord> IdempotencyRecords { get; set; } = null!;
    public DbSet<KeyRingEntry> KeyRingEntries { get; set; } = null!;
    public DbSet<InstallationFact> InstallationFacts { get; set; } = null!;
    public DbSet<Attachment> Attachments { get; set; } = null!;
    public DbSet<ChangeCounter> ChangeCounters { get; set; } = null!;

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Writes everything that the use case changed, in one transaction.</summary>
    /// <returns>null, or why it could not be written: somebody else was faster, or the database cannot write now.</returns>
    public async Task<Fail?> Commit(CancellationToken stop)
    {
        try
        {
            await SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Fail.Clash("storage.changed-meanwhile");
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    /// <summary>Adds a new row to the coming save without tracking it: for thousands of rows at once.</summary>
    public void AddInBulk(object row) => newRows.Add(row);

    /// <summary>Whether the coming save has anything to write.</summary>
    public bool HasChanges => newRows.Count > 0 || ChangeTracker.HasChanges();

    /// <summary>Drops what the coming save would write, and forgets what was loaded.</summary>
    public void Forget()
    {
        newRows.Clear();
        ChangeTracker.Clear();
    }

    /// <summary>Puts a new value in the place of a loaded one. The same object means: nothing to write.</summary>
    public void Replace<T>(T loaded, T changed) where T : class
    {
        if (ReferenceEquals(loaded, changed)) return;

        var version = Entry(loaded).Property("Version").CurrentValue;
        Entry(loaded).State = EntityState.Detached;
        var entry = Entry(changed);
        entry.State = EntityState.Modified;
        entry.Property("Version").OriginalValue = version;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Writes are asynchronous: use Commit.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AuditGuard.Check(ChangeTracker, newRows);
        var audited = ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)
            .Concat(newRows.OfType<AuditEntry>()).ToList();
        await AuditSeal.Run(this, audited, cancellationToken);
        if (audited.Count == 0 && newRows.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await NewRows.Insert(this, newRows, cancellationToken);
        written += newRows.Count;
        // Last, so that the row is held for the shortest time.
        await Database.ExecuteSqlAsync($"update change_counters set value = value + 1", cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        newRows.Clear();
        return written;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        Ids.Convert(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Maps.All(builder, Database.IsSqlite());
    }
}
