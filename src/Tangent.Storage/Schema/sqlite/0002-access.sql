CREATE TABLE "accounts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "name_key" BLOB NOT NULL,
    "language" TEXT NULL,
    "created_utc" TEXT NOT NULL,
    "deactivated_utc" TEXT NULL,
    "last_sign_in_utc" TEXT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_audit_entries" PRIMARY KEY,
    "at_utc" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NULL,
    "door" TEXT NOT NULL,
    "address" TEXT NULL,
    "act" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "object_id" TEXT NULL,
    "object_name" TEXT NULL,
    "unit_path" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "before" TEXT NULL,
    "after" TEXT NULL
);

CREATE TABLE "erasures" (
    "person_id" TEXT NOT NULL CONSTRAINT "pk_erasures" PRIMARY KEY,
    "at_utc" TEXT NOT NULL
);

CREATE TABLE "org_units" (
    "id" TEXT NOT NULL CONSTRAINT "pk_org_units" PRIMARY KEY,
    "parent_id" TEXT NULL,
    "number" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "closed_utc" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_org_units_org_units_parent_id" FOREIGN KEY ("parent_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "person_keys" (
    "person_id" TEXT NOT NULL CONSTRAINT "pk_person_keys" PRIMARY KEY,
    "key" BLOB NOT NULL
);

CREATE TABLE "account_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_account_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_account_claims_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_account_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_account_logins_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_passkeys" (
    "credential_id" BLOB NOT NULL CONSTRAINT "pk_account_passkeys" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "fk_account_passkeys_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_account_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_account_tokens_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "password_resets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_password_resets" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "token_hash" BLOB NOT NULL,
    "made_by" TEXT NOT NULL,
    "created_utc" TEXT NOT NULL,
    "expires_utc" TEXT NOT NULL,
    "used_utc" TEXT NULL,
    CONSTRAINT "fk_password_resets_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "saved_views" (
    "id" TEXT NOT NULL CONSTRAINT "pk_saved_views" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_utc" TEXT NOT NULL,
    "shared_role" TEXT NULL,
    "shared_unit_id" TEXT NULL,
    CONSTRAINT "fk_saved_views_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_saved_views_org_units_shared_unit_id" FOREIGN KEY ("shared_unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "default_views" (
    "account_id" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "view_id" TEXT NOT NULL,
    CONSTRAINT "pk_default_views" PRIMARY KEY ("account_id", "page"),
    CONSTRAINT "fk_default_views_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_default_views_saved_views_view_id" FOREIGN KEY ("view_id") REFERENCES "saved_views" ("id") ON DELETE CASCADE
);

CREATE TABLE "sessions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sessions" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "secret_hash" BLOB NOT NULL,
    "created_utc" TEXT NOT NULL,
    "last_seen_utc" TEXT NOT NULL,
    "expires_utc" TEXT NOT NULL,
    "address" TEXT NULL,
    "browser" TEXT NULL,
    CONSTRAINT "fk_sessions_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_grants" (
    "id" TEXT NOT NULL CONSTRAINT "pk_account_grants" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "fk_account_grants_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_account_grants_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_keys" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "verbs" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" BLOB NOT NULL,
    "source" TEXT NULL,
    "signing_secret" TEXT NULL,
    "created_utc" TEXT NOT NULL,
    "expires_utc" TEXT NOT NULL,
    "last_used_utc" TEXT NULL,
    "revoked_utc" TEXT NULL,
    CONSTRAINT "fk_api_keys_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_api_keys_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "invitations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_invitations" PRIMARY KEY,
    "email" TEXT NULL,
    "role" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "token_hash" BLOB NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_utc" TEXT NOT NULL,
    "expires_utc" TEXT NOT NULL,
    "accepted_utc" TEXT NULL,
    "withdrawn_utc" TEXT NULL,
    CONSTRAINT "fk_invitations_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_account_claims_user_id" ON "account_claims" ("user_id");

CREATE UNIQUE INDEX "ix_account_grants_account_id_role_unit_id" ON "account_grants" ("account_id", "role", "unit_id");

CREATE INDEX "ix_account_grants_unit_id" ON "account_grants" ("unit_id");

CREATE INDEX "ix_account_logins_user_id" ON "account_logins" ("user_id");

CREATE INDEX "ix_account_passkeys_user_id" ON "account_passkeys" ("user_id");

CREATE INDEX "email_index" ON "accounts" ("normalized_email");

CREATE UNIQUE INDEX "user_name_index" ON "accounts" ("normalized_user_name");

CREATE INDEX "ix_api_keys_account_id" ON "api_keys" ("account_id");

CREATE UNIQUE INDEX "ix_api_keys_secret_hash" ON "api_keys" ("secret_hash");

CREATE INDEX "ix_api_keys_unit_id" ON "api_keys" ("unit_id");

CREATE INDEX "ix_audit_entries_actor_id" ON "audit_entries" ("actor_id");

CREATE INDEX "ix_audit_entries_at_utc_id" ON "audit_entries" ("at_utc", "id");

CREATE INDEX "ix_audit_entries_kind_object_id" ON "audit_entries" ("kind", "object_id");

CREATE UNIQUE INDEX "ix_invitations_token_hash" ON "invitations" ("token_hash");

CREATE INDEX "ix_invitations_unit_id" ON "invitations" ("unit_id");

CREATE UNIQUE INDEX "ix_org_units_code" ON "org_units" ("code");

CREATE UNIQUE INDEX "ix_org_units_number" ON "org_units" ("number");

CREATE INDEX "ix_org_units_parent_id" ON "org_units" ("parent_id");

CREATE UNIQUE INDEX "ix_org_units_path" ON "org_units" ("path");

CREATE INDEX "ix_password_resets_account_id" ON "password_resets" ("account_id");

CREATE UNIQUE INDEX "ix_password_resets_token_hash" ON "password_resets" ("token_hash");

CREATE UNIQUE INDEX "ix_saved_views_account_id_page_name" ON "saved_views" ("account_id", "page", "name");

CREATE INDEX "ix_saved_views_shared_unit_id" ON "saved_views" ("shared_unit_id");

CREATE INDEX "ix_default_views_view_id" ON "default_views" ("view_id");

CREATE INDEX "ix_accounts_name_key_id" ON "accounts" ("name_key", "id");

CREATE INDEX "ix_sessions_account_id" ON "sessions" ("account_id");
