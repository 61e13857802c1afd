using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Feedback.Observed;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints;
using Tangent.Storage.Access;
using Tangent.Storage.Customers;
using Tangent.Storage.Delivery;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;
using Tangent.Storage.Imports;
using Tangent.Storage.Runtime;
using Tangent.Storage.Touchpoints;

namespace Tangent.Storage.Fields;

/// <summary>
/// The register of fields (数据字段登记): every column that can hold text or bytes, and so perhaps personal data. Masking, the
/// audit log and the erasure of people go by it; docs/data-fields.md prints it. A new column without a line fails a test.
/// </summary>
public static partial class DataFields
{
    /// <summary>Every field, table by table.</summary>
    public static IReadOnlyList<DataField> All { get; } =
    [
        .. In<Account>("accounts",
            Personal(nameof(Account.DisplayName), MaskForm.Name),
            Personal(nameof(Account.NameKey), MaskForm.Hidden) with { Sight = Sight.Nobody },
            Personal(nameof(Account.UserName), MaskForm.Email),
            Personal(nameof(Account.NormalizedUserName), MaskForm.Email),
            Personal(nameof(Account.Email), MaskForm.Email),
            Personal(nameof(Account.NormalizedEmail), MaskForm.Email),
            Personal(nameof(Account.PhoneNumber), MaskForm.Phone),
            Internal(nameof(Account.Language)),
            Secret(nameof(Account.PasswordHash), Seal.Hash, OnErasure.Blanked),
            Secret(nameof(Account.SecurityStamp), Seal.Clear, OnErasure.Stays),
            Secret(nameof(Account.ConcurrencyStamp), Seal.Clear, OnErasure.Stays)),
        .. In<IdentityUserClaim<Guid>>("account_claims",
            Internal(nameof(IdentityUserClaim<>.ClaimType)) with { OnErasure = OnErasure.RowDeleted },
            Personal(nameof(IdentityUserClaim<>.ClaimValue), MaskForm.Hidden, OnErasure.RowDeleted) with { Sight = Sight.Nobody }),
        .. In<IdentityUserLogin<Guid>>("account_logins",
            Internal(nameof(IdentityUserLogin<>.LoginProvider)) with { OnErasure = OnErasure.RowDeleted },
            Personal(nameof(IdentityUserLogin<>.ProviderKey), MaskForm.Hidden, OnErasure.RowDeleted) with { Sight = Sight.Nobody },
            Internal(nameof(IdentityUserLogin<>.ProviderDisplayName)) with { OnErasure = OnErasure.RowDeleted }),
        .. In<IdentityUserToken<Guid>>("account_tokens",
            Internal(nameof(IdentityUserToken<>.LoginProvider)) with { OnErasure = OnErasure.RowDeleted },
            Internal(nameof(IdentityUserToken<>.Name)) with { OnErasure = OnErasure.RowDeleted },
            Secret(nameof(IdentityUserToken<>.Value), Seal.KeyRing, OnErasure.RowDeleted)),
        .. In<IdentityUserPasskey<Guid>>("account_passkeys",
            Secret(nameof(IdentityUserPasskey<>.CredentialId), Seal.Clear, OnErasure.RowDeleted),
            Secret(nameof(IdentityUserPasskey<>.Data), Seal.Clear, OnErasure.RowDeleted)),
        .. In<Session>("sessions",
            Secret(nameof(Session.SecretHash), Seal.Hash, OnErasure.RowDeleted),
            Personal(nameof(Session.Address), MaskForm.Network, OnErasure.RowDeleted) with { Sight = Sight.Owner },
            Personal(nameof(Session.Browser), MaskForm.Hidden, OnErasure.RowDeleted) with { Sight = Sight.Administrators }),
        .. In<Invitation>("invitations",
            Personal(nameof(Invitation.Email), MaskForm.Email),
            Secret(nameof(Invitation.TokenHash), Seal.Hash, OnErasure.Stays)),
        .. In<PasswordReset>("password_resets",
            Secret(nameof(PasswordReset.TokenHash), Seal.Hash, OnErasure.RowDeleted)),
        .. In<ApiKey>("api_keys",
            Internal(nameof(ApiKey.Name)) with { OnErasure = OnErasure.Blanked },
            Internal(nameof(ApiKey.Prefix)),
            Secret(nameof(ApiKey.SecretHash), Seal.Hash, OnErasure.Stays),
            Internal(nameof(ApiKey.Source)),
            Secret(nameof(ApiKey.SigningSecret), Seal.KeyRing, OnErasure.Stays)),
        .. In<SavedView>("saved_views",
            Internal(nameof(SavedView.Page)) with { OnErasure = OnErasure.RowDeleted },
            Personal(nameof(SavedView.Name), MaskForm.Hidden, OnErasure.RowDeleted) with { Sight = Sight.Sharers },
            Personal(nameof(SavedView.Query), MaskForm.Hidden, OnErasure.RowDeleted) with { Sight = Sight.Sharers }),
        .. In<DefaultView>("default_views", Internal(nameof(DefaultView.Page)) with { OnErasure = OnErasure.RowDeleted }),
        .. In<PersonKey>("person_keys",
            Secret(nameof(PersonKey.Key), Seal.Clear, OnErasure.KeyDestroyed)),
        .. In<AuditEntry>("audit_entries",
            Internal(nameof(AuditEntry.ActorName)) with { Keep = Keep.Log },
            Sealed(nameof(AuditEntry.Address), MaskForm.Hidden),
            Internal(nameof(AuditEntry.Act)) with { Keep = Keep.Log },
            Internal(nameof(AuditEntry.ObjectId)) with { Keep = Keep.Log },
            Internal(nameof(AuditEntry.ObjectName)) with { Keep = Keep.Log },
            Internal(nameof(AuditEntry.UnitPath)) with { Keep = Keep.Log },
            Sealed(nameof(AuditEntry.Before), MaskForm.ByShape),
            Sealed(nameof(AuditEntry.After), MaskForm.ByShape)),
        .. In<OrgUnit>("org_units",
            Internal(nameof(OrgUnit.Path)), Internal(nameof(OrgUnit.TimeZone)),
            Public(nameof(OrgUnit.Code)), Public(nameof(OrgUnit.NameZh)), Public(nameof(OrgUnit.NameEn))),
        .. In<Touchpoint>("touchpoints",
            Public(nameof(Touchpoint.Code)), Public(nameof(Touchpoint.NameZh)), Public(nameof(Touchpoint.NameEn)),
            Public(nameof(Touchpoint.Aliases)), Internal(nameof(Touchpoint.OfferedBy)), Internal(nameof(Touchpoint.Classification)),
            Internal(nameof(Touchpoint.Sheet)), Internal(nameof(Touchpoint.ReviewNote)), Internal(nameof(Touchpoint.KeyReason)),
            Internal(nameof(Touchpoint.RetiredReason)), Internal("Found"),
            Internal("CodeKey"), Internal("NameZhKey"), Internal("NameEnKey"), Internal("ChangedKey")),
        .. In<TouchpointVersion>("touchpoint_versions", Internal(nameof(TouchpointVersion.Details))),
        .. In<Moment>("moments",
            Public(nameof(Moment.NameZh)), Public(nameof(Moment.NameEn)), Internal(nameof(Moment.Testing)), Internal(nameof(Moment.Sheet)),
            Internal("Found"), Internal("NameZhKey"), Internal("NameEnKey")),
        .. In<TestingKind>("testing_kinds",
            Public(nameof(TestingKind.Code)), Public(nameof(TestingKind.NameZh)), Public(nameof(TestingKind.NameEn))),
        .. In<Device>("devices",
            Internal(nameof(Device.Code)), Internal(nameof(Device.Name)), Internal("Found"), Internal("CodeKey")),
        .. In<DeviceEvent>("device_events", Internal(nameof(DeviceEvent.ExternalId)), Internal(nameof(DeviceEvent.Note))),
        .. In<DiscretionRule>("discretion_rules", Internal(nameof(DiscretionRule.Terms))),
        .. In<InformationItem>("information_items",
            Public(nameof(InformationItem.Code)), Public(nameof(InformationItem.Live)), Internal(nameof(InformationItem.Waiting)),
            Internal(nameof(InformationItem.RetiredReason)), Internal(nameof(InformationItem.Found)),
            Internal(nameof(InformationItem.CodeKey)), Internal(nameof(InformationItem.ChangedKey))),
        .. In<InformationVersion>("information_versions", Internal(nameof(InformationVersion.Content))),
        .. In<TouchpointReference>("touchpoint_references", Internal(nameof(TouchpointReference.Key)),
            Internal(nameof(TouchpointReference.IgnoredReason)), Internal(nameof(TouchpointReference.CountKey))),
        .. In<ManagementPlan>("management_plans", Internal(nameof(ManagementPlan.Details)), Internal(nameof(ManagementPlan.Result)),
            Internal(nameof(ManagementPlan.Found)), Internal(nameof(ManagementPlan.TitleKey)), Internal(nameof(ManagementPlan.ChangedKey))),
        .. Drawings,
        .. In<ImportRow>("imports",
            Internal(nameof(ImportRow.Target)), Internal(nameof(ImportRow.UnitPath)), Internal(nameof(ImportRow.Shape)),
            Internal(nameof(ImportRow.Encoding)), Internal(nameof(ImportRow.Lifecycle)), Internal(nameof(ImportRow.Columns)),
            Internal(nameof(ImportRow.Source))),
        .. In<ImportBadRow>("import_bad_rows", Internal(nameof(ImportBadRow.Problems))),
        .. In<ImportShape>("import_shapes",
            Internal(nameof(ImportShape.Target)), Internal(nameof(ImportShape.Shape)), Internal(nameof(ImportShape.Columns)),
            Internal(nameof(ImportShape.Source)), Internal(nameof(ImportShape.Lifecycle))),
        .. In<WatchedFile>("watched_files", Internal(nameof(WatchedFile.Source)), Internal(nameof(WatchedFile.Hash))),
        .. In<Attachment>("attachments",
            Internal(nameof(Attachment.Sha256)),
            Personal(nameof(Attachment.FileName), MaskForm.Hidden, OnErasure.Stays) with { Sight = Sight.Readers, Keep = Keep.Record },
            Internal(nameof(Attachment.ContentType)), Internal(nameof(Attachment.UnitPath))),
        .. In<IdempotencyRecord>("idempotency_records",
            Internal(nameof(IdempotencyRecord.Key)) with { Keep = Keep.TwoDays, OnErasure = OnErasure.RowDeleted },
            Internal(nameof(IdempotencyRecord.RequestHash)) with { Seal = Seal.Hash, Keep = Keep.TwoDays, OnErasure = OnErasure.RowDeleted },
            Personal(nameof(IdempotencyRecord.Response), MaskForm.None, OnErasure.RowDeleted) with { Sight = Sight.Owner, Keep = Keep.TwoDays },
            Internal(nameof(IdempotencyRecord.Location)) with { Keep = Keep.TwoDays, OnErasure = OnErasure.RowDeleted }),
        .. In<JobRow>("jobs",
            Internal(nameof(JobRow.Type)), Internal(nameof(JobRow.UnitPath)), Internal(nameof(JobRow.Request)),
            Internal(nameof(JobRow.Checkpoint)), Internal(nameof(JobRow.Result)), Internal(nameof(JobRow.FailureCode))),
        .. In<CustomerIdentifier>("customer_identifiers",
            Personal(nameof(CustomerIdentifier.Value), MaskForm.ByShape, OnErasure.RowDeleted)),
        .. In<CustomerTierRow>("customer_tiers", Internal(nameof(CustomerTierRow.Reason)) with { OnErasure = OnErasure.Blanked }),
        .. In<ValuePolicyVersion>("value_policy_versions", Internal(nameof(ValuePolicyVersion.Document))),
        .. In<ValueRun>("value_runs", Internal(nameof(ValueRun.Model)), Internal(nameof(ValueRun.Cannot))),
        .. In<CustomerValueRow>("customer_values", Internal(nameof(CustomerValueRow.PotentialKey)) with { OnErasure = OnErasure.RowDeleted }),
        .. In<CustomerConsent>("customer_consents", Internal(nameof(CustomerConsent.Evidence)) with { OnErasure = OnErasure.Blanked }),
        .. In<LogWord>("log_words", Internal(nameof(LogWord.Text))),
        .. In<EncounterRow>("encounters", Internal(nameof(EncounterRow.ExternalId)), Internal(nameof(EncounterRow.Journey)),
            Internal(nameof(EncounterRow.Attributes)) with { OnErasure = OnErasure.Blanked }),
        .. In<CommentTheme>("comment_themes",
            Public(nameof(CommentTheme.Code)), Public(nameof(CommentTheme.NameZh)), Public(nameof(CommentTheme.NameEn)),
            Internal(nameof(CommentTheme.Words))),
        .. In<JudgementRow>("judgements",
            Internal(nameof(JudgementRow.Source)), Internal(nameof(JudgementRow.ExternalId)), Internal(nameof(JudgementRow.Journey)),
            Internal(nameof(JudgementRow.Touchpoint)), Internal(nameof(JudgementRow.Scale)), Internal(nameof(JudgementRow.Unit)),
            Personal(nameof(JudgementRow.Comment), MaskForm.Hidden)),
        .. In<Survey>("surveys",
            Internal(nameof(Survey.Draft)), Internal(nameof(Survey.TitleKey)), Internal(nameof(Survey.ChangedKey)), Internal(nameof(Survey.Found))),
        .. In<SurveyVersion>("survey_versions", Internal(nameof(SurveyVersion.Document))),
        .. In<SurveyLink>("survey_links",
            Secret(nameof(SurveyLink.TokenHash), Seal.Hash, OnErasure.Stays), Internal(nameof(SurveyLink.Token)), Internal(nameof(SurveyLink.Label)),
            Internal(nameof(SurveyLink.Touchpoint)), Internal(nameof(SurveyLink.Unit)), Internal(nameof(SurveyLink.Journey))),
        .. In<SurveyResponse>("survey_responses",
            Internal(nameof(SurveyResponse.OnceKey)), Secret(nameof(SurveyResponse.Device), Seal.Hash, OnErasure.Stays),
            Internal(nameof(SurveyResponse.Language)), Internal(nameof(SurveyResponse.Journey)), Internal(nameof(SurveyResponse.Codes)),
            Personal(nameof(SurveyResponse.Texts), MaskForm.Hidden)),
        .. In<SurveyCount>("survey_counts", Internal(nameof(SurveyCount.Cell)), Internal(nameof(SurveyCount.Code))),
        .. In<SurveyDraft>("survey_drafts",
            Secret(nameof(SurveyDraft.TokenHash), Seal.Hash, OnErasure.RowDeleted),
            Personal(nameof(SurveyDraft.Answers), MaskForm.Hidden, OnErasure.RowDeleted) with { Sight = Sight.Owner }),
        .. In<PaperBatch>("paper_batches",
            Internal(nameof(PaperBatch.Name)), Internal(nameof(PaperBatch.Language)), Internal(nameof(PaperBatch.Touchpoint)),
            Internal(nameof(PaperBatch.Unit))),
        .. In<PaperForm>("paper_forms",
            new[] { nameof(PaperForm.First), nameof(PaperForm.Second), nameof(PaperForm.Decided) }
                .Select(keyed => Personal(keyed, MaskForm.Hidden, OnErasure.Stays) with { Keep = Keep.Record })),
        .. In<SurveyCall>("survey_calls",
            Personal(nameof(SurveyCall.Name), MaskForm.ByShape), Personal(nameof(SurveyCall.Phone), MaskForm.Phone) with { Sight = Sight.Purpose },
            Internal(nameof(SurveyCall.Journey)), Internal(nameof(SurveyCall.Touchpoint)), Internal(nameof(SurveyCall.Unit))),
        .. In<AskingRule>("asking_rules", Internal(nameof(AskingRule.Plan))),
        .. In<AskingDecision>("asking_decisions", Internal(nameof(AskingDecision.Key))),
        .. In<Voice>("voices",
            Internal(nameof(Voice.Number)), Internal(nameof(Voice.Source)), Internal(nameof(Voice.ExternalId)),
            Personal(nameof(Voice.Words), MaskForm.ByShape), Personal(nameof(Voice.Remedy), MaskForm.ByShape),
            Personal(nameof(Voice.Address), MaskForm.Name), Personal(nameof(Voice.Reason), MaskForm.ByShape),
            Internal(nameof(Voice.Themes)), Internal(nameof(Voice.Found)) with { OnErasure = OnErasure.Blanked },
            Internal(nameof(Voice.GivenKey)), Internal(nameof(Voice.DueKey))),
        .. In<VoiceEntry>("voice_entries",
            Internal(nameof(VoiceEntry.ActorName)), Personal(nameof(VoiceEntry.Words), MaskForm.ByShape)),
        .. In<Incident>("incidents",
            Personal(nameof(Incident.Story), MaskForm.ByShape), Personal(nameof(Incident.Actors), MaskForm.ByShape), Internal(nameof(Incident.HappenedKey))),
        .. In<Message>("messages",
            Internal(nameof(Message.Key)), Internal(nameof(Message.Reason)), Internal(nameof(Message.ProviderId)), Internal(nameof(Message.CreatedKey)),
            Personal(nameof(Message.Content), MaskForm.ByShape) with { Seal = Seal.KeyRing }),
        .. In<MessageAttempt>("message_attempts", Internal(nameof(MessageAttempt.Reason))),
        .. In<WebhookEndpoint>("webhook_endpoints",
            Internal(nameof(WebhookEndpoint.Name)), Internal(nameof(WebhookEndpoint.Url)), Internal(nameof(WebhookEndpoint.Events)),
            Secret(nameof(WebhookEndpoint.Secret), Seal.KeyRing, OnErasure.Stays), Internal(nameof(WebhookEndpoint.NameKey))),
        .. In<ObservedFormVersion>("observed_form_versions", Internal(nameof(ObservedFormVersion.Document))),
        .. In<ObservedProgramme>("observed_programmes",
            Internal(nameof(ObservedProgramme.Title)), Internal(nameof(ObservedProgramme.Touchpoint)), Internal(nameof(ObservedProgramme.Scenario)),
            Internal(nameof(ObservedProgramme.MadeKey))),
        .. In<ObservedSheet>("observed_sheets",
            Internal(nameof(ObservedSheet.Subject)), Internal(nameof(ObservedSheet.Answers)), Personal(nameof(ObservedSheet.Marks), MaskForm.ByShape),
            Personal(nameof(ObservedSheet.Words), MaskForm.ByShape), Personal(nameof(ObservedSheet.DisputeReason), MaskForm.ByShape),
            Personal(nameof(ObservedSheet.DecisionReason), MaskForm.ByShape), Internal(nameof(ObservedSheet.SeenKey))),
        .. In<SheetEvidence>("sheet_evidence", Internal(nameof(SheetEvidence.Item))),
        .. Standards,
        .. Recovery,
        .. Own,
        .. Privacy,
        .. Notices,
        .. In<OutboxMessage>("outbox_messages",
            Internal(nameof(OutboxMessage.Type)), Internal(nameof(OutboxMessage.Payload)), Internal(nameof(OutboxMessage.LastError))),
        .. In<ServerLease>("server_leases", Internal(nameof(ServerLease.Machine))),
        .. In<KeyRingEntry>("key_ring_entries", Secret(nameof(KeyRingEntry.Xml), Seal.Clear, OnErasure.Stays)),
        .. In<InstallationFact>("installation_facts", Internal(nameof(InstallationFact.Name)), Internal(nameof(InstallationFact.Value))),
    ];

    /// <summary>The field of a row's property, for showing its values.</summary>
    /// <exception cref="InvalidOperationException">The register has no such field.</exception>
    public static DataField Of<TRow>(string property) =>
        All.Single(field => field.Row == typeof(TRow) && field.Property == property);

    /// <summary>The class of a property: of a stored one by the register, of another by its mark.</summary>
    public static FieldClass ClassOf(MemberInfo property) =>
        property.GetCustomAttribute<ClassifiedAttribute>()?.FieldClass
        ?? All.FirstOrDefault(field => field.Property == property.Name && IsOf(property, field.Row))?.Class
        ?? FieldClass.Internal;

    // Account.Email is declared by the framework's IdentityUser: either name means the same column.
    private static bool IsOf(MemberInfo property, Type row) =>
        property.ReflectedType == row || property.DeclaringType == row
        || (property.DeclaringType is { } declaring && row.IsSubclassOf(declaring));

    private static IEnumerable<DataField> In<TRow>(string table, params IEnumerable<DataField> fields) =>
        fields.Select(field => field with { Row = typeof(TRow), Table = table });

    private static DataField Public(string property) =>
        new(property, FieldClass.Public, Sight.Readers, MaskForm.None, Seal.Clear, Keep.Record, OnErasure.Stays);

    private static DataField Internal(string property) => Public(property) with { Class = FieldClass.Internal };

    private static DataField Personal(string property, MaskForm mask, OnErasure onErasure = OnErasure.Blanked) =>
        new(property, FieldClass.Personal, Sight.Colleagues, mask, Seal.Clear, Keep.Person, onErasure);

    private static DataField Sealed(string property, MaskForm mask) =>
        new(property, FieldClass.Personal, Sight.Purpose, mask, Seal.PersonKey, Keep.Log, OnErasure.KeyDestroyed);

    private static DataField Secret(string property, Seal seal, OnErasure onErasure) =>
        new(property, FieldClass.Sensitive, Sight.Nobody, MaskForm.None, seal, Keep.Record, onErasure);
}
