CREATE TABLE "case_policy_versions" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_case_policy_versions" PRIMARY KEY,
    "document" TEXT NOT NULL,
    "from_utc" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL
);

CREATE TABLE "recovery_states" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_recovery_states" PRIMARY KEY,
    "judgements" INTEGER NOT NULL,
    "is_swept" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "recovery_cases" (
    "id" TEXT NOT NULL CONSTRAINT "pk_recovery_cases" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "title" TEXT NULL,
    "customer" INTEGER NULL,
    "tier" TEXT NULL,
    "journey" TEXT NULL,
    "touchpoint" TEXT NULL,
    "unit_id" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "step" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "is_safety" INTEGER NOT NULL,
    "spread" TEXT NOT NULL,
    "verdict" TEXT NULL,
    "cause" TEXT NULL,
    "is_repeat" INTEGER NOT NULL,
    "opened_utc" TEXT NOT NULL,
    "contacted_utc" TEXT NULL,
    "told_utc" TEXT NULL,
    "done_utc" TEXT NULL,
    "visited_utc" TEXT NULL,
    "closed_utc" TEXT NULL,
    "ending" TEXT NULL,
    "recovered" TEXT NULL,
    "satisfaction" INTEGER NULL,
    "share_before" REAL NULL,
    "cost" TEXT NOT NULL,
    "reopened" INTEGER NOT NULL,
    "escalated" INTEGER NOT NULL,
    "parent_id" TEXT NULL,
    "merged_into" TEXT NULL,
    "due_utc" TEXT NULL,
    "look_utc" TEXT NULL,
    "policy" INTEGER NOT NULL,
    "details" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "found" TEXT NOT NULL,
    "opened_key" BLOB NOT NULL,
    "due_key" BLOB NOT NULL,
    "is_to_approve" INTEGER NOT NULL,
    CONSTRAINT "fk_recovery_cases_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "case_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_entries" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NULL,
    "about" TEXT NULL,
    "words" TEXT NULL,
    CONSTRAINT "fk_case_entries_recovery_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "recovery_cases" ("id") ON DELETE RESTRICT
);

CREATE TABLE "signals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_signals" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "decided_utc" TEXT NOT NULL,
    "customer" INTEGER NULL,
    "touchpoint" TEXT NULL,
    "unit_id" TEXT NOT NULL,
    "share" REAL NULL,
    "fate" TEXT NOT NULL,
    "why" TEXT NULL,
    "rule" TEXT NULL,
    "policy" INTEGER NOT NULL,
    "case_id" TEXT NULL,
    "decided_key" BLOB NOT NULL,
    CONSTRAINT "fk_signals_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_signals_recovery_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "recovery_cases" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_case_entries_case_id_at_utc" ON "case_entries" ("case_id", "at_utc");

CREATE INDEX "ix_recovery_cases_closed_utc" ON "recovery_cases" ("closed_utc") WHERE closed_utc is not null;

CREATE INDEX "ix_recovery_cases_customer" ON "recovery_cases" ("customer") WHERE customer is not null;

CREATE INDEX "ix_recovery_cases_due_key" ON "recovery_cases" ("due_key") WHERE closed_utc is null;

CREATE INDEX "ix_recovery_cases_look_utc" ON "recovery_cases" ("look_utc") WHERE look_utc is not null;

CREATE INDEX "ix_recovery_cases_merged_into" ON "recovery_cases" ("merged_into") WHERE merged_into is not null;

CREATE UNIQUE INDEX "ix_recovery_cases_number" ON "recovery_cases" ("number");

CREATE INDEX "ix_recovery_cases_opened_key" ON "recovery_cases" ("opened_key");

CREATE INDEX "ix_recovery_cases_parent_id" ON "recovery_cases" ("parent_id") WHERE parent_id is not null;

CREATE INDEX "ix_recovery_cases_person_id_due_key" ON "recovery_cases" ("person_id", "due_key") WHERE closed_utc is null and person_id is not null;

CREATE INDEX "ix_recovery_cases_touchpoint_opened_utc" ON "recovery_cases" ("touchpoint", "opened_utc") WHERE touchpoint is not null;

CREATE INDEX "ix_recovery_cases_unit_id" ON "recovery_cases" ("unit_id");

CREATE INDEX "ix_recovery_cases_unit_id_due_key" ON "recovery_cases" ("unit_id", "due_key") WHERE closed_utc is null;

CREATE INDEX "ix_signals_case_id" ON "signals" ("case_id") WHERE case_id is not null;

CREATE INDEX "ix_signals_customer" ON "signals" ("customer") WHERE customer is not null;

CREATE INDEX "ix_signals_decided_key" ON "signals" ("decided_key");

CREATE UNIQUE INDEX "ix_signals_kind_key" ON "signals" ("kind", "key");

CREATE INDEX "ix_signals_unit_id" ON "signals" ("unit_id");

INSERT INTO recovery_states (id, judgements, is_swept, version) VALUES (1, 0, 0, 1);
