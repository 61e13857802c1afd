namespace Tangent.Web.Pages.Access;

/// <summary>The acts that the program writes into the audit log, as the filter of its page offers them.</summary>
public static class AuditActs
{
    public static IReadOnlyList<string> All { get; } =
    [
        "touchpoints.did.approve", "touchpoints.did.compare-criteria", "touchpoints.did.edit",
        "touchpoints.did.export", "touchpoints.did.info-export", "touchpoints.did.load",
        "touchpoints.did.note-references", "touchpoints.did.plan-export", "touchpoints.did.plan-make",
        "touchpoints.did.state-key",
        "touchpoints.did.register", "touchpoints.did.restore", "touchpoints.did.retire", "touchpoints.did.send-back",
        "touchpoints.did.sign-key", "touchpoints.did.submit", "touchpoints.did.unsign-key",
        "moments.did.edit", "moments.did.export", "moments.did.kind", "moments.did.register", "moments.did.restore",
        "moments.did.retire",
        "devices.did.edit", "devices.did.export", "devices.did.register", "devices.did.report",
        "discretion.did.add", "discretion.did.edit",
        "encounters.did.append", "encounters.did.forget", "feedback.did.append", "feedback.did.forget",
        "surveys.did.make", "surveys.did.write", "surveys.did.publish", "surveys.did.close", "surveys.did.links", "surveys.did.end-link",
        "surveys.did.export", "themes.did.keep",
        "voices.did.take", "voices.did.correct", "voices.did.import", "voices.did.sort", "voices.did.give", "voices.did.note", "voices.did.reply",
        "voices.did.send",
        "voices.did.end", "voices.did.reopen", "voices.did.merge", "voices.did.part", "voices.did.reveal",
        "voices.did.export", "voices.did.incident", "voices.did.incident-code", "voices.did.incident-decide",
        "delivery.did.try", "delivery.did.replay", "delivery.did.cancel", "delivery.did.webhook-add", "delivery.did.webhook-edit",
        "delivery.did.webhook-off", "delivery.did.webhook-on", "delivery.did.webhook-secret", "delivery.did.webhook-try", "delivery.did.webhook-remove",
        "customers.did.load", "customers.did.merge", "customers.did.undo-merge", "customers.did.reject-match",
        "customers.did.set-tier", "customers.did.record-consent", "customers.did.close-way", "customers.did.add-identifier",
        "customers.did.erase", "customers.did.erase-again",
        "access.did.audit-export", "access.did.deactivate", "access.did.end-sessions", "access.did.erase",
        "access.did.erase-again",
        "access.did.grant", "access.did.invite", "access.did.key-make", "access.did.key-revoke",
        "access.did.keys-export", "access.did.people-export", "access.did.people-load", "access.did.reactivate",
        "access.did.reset-password",
        "access.did.reset-second-factor", "access.did.reveal", "access.did.revoke", "access.did.unit-add",
        "access.did.unit-close", "access.did.unit-move", "access.did.unit-rename", "access.did.unit-reopen",
        "access.did.units-export", "access.did.units-load", "access.did.view-change", "access.did.view-default",
        "access.did.view-delete",
        "access.did.view-save", "access.did.withdraw",
        "signin.failed", "signin.invitation-accepted", "signin.locked", "signin.organisation-named",
        "signin.passkey-added", "signin.passkey-removed", "signin.passkey-shown", "signin.password-changed",
        "signin.password-reset", "signin.profile-changed", "signin.provider-linked", "signin.provider-shown",
        "signin.sessions-ended", "signin.setup-link-made",
        "signin.signed-in", "signin.signed-out", "signin.totp-begun", "signin.totp-enrolled", "signin.totp-removed",
        "installation.backup", "installation.cancel-job", "installation.jobs-export", "installation.restore",
        "installation.start-backup",
        "attachments.erase", "attachments.store", "imports.did.upload", "imports.did.write", "touchpoints.did.import",
    ];
}
