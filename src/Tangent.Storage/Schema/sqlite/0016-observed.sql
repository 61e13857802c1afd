CREATE TABLE "observed_forms" (
    "id" TEXT NOT NULL CONSTRAINT "pk_observed_forms" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "latest" INTEGER NOT NULL,
    "changed_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_observed_forms_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "observed_form_versions" (
    "form_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "written_utc" TEXT NOT NULL,
    CONSTRAINT "pk_observed_form_versions" PRIMARY KEY ("form_id", "number"),
    CONSTRAINT "fk_observed_form_versions_observed_forms_form_id" FOREIGN KEY ("form_id") REFERENCES "observed_forms" ("id") ON DELETE RESTRICT
);

CREATE TABLE "observed_programmes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_observed_programmes" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "form_id" TEXT NOT NULL,
    "form_version" INTEGER NOT NULL,
    "touchpoint" TEXT NOT NULL,
    "scenario" TEXT NULL,
    "apart" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "made_utc" TEXT NOT NULL,
    "ended_utc" TEXT NULL,
    "version" INTEGER NOT NULL,
    "made_key" BLOB NOT NULL,
    CONSTRAINT "fk_observed_programmes_observed_form_versions_form_id_form_version" FOREIGN KEY ("form_id", "form_version") REFERENCES "observed_form_versions" ("form_id", "number") ON DELETE RESTRICT,
    CONSTRAINT "fk_observed_programmes_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "observed_sheets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_observed_sheets" PRIMARY KEY,
    "programme_id" TEXT NOT NULL,
    "thing_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "observer_id" TEXT NOT NULL,
    "subject" TEXT NULL,
    "from_utc" TEXT NOT NULL,
    "to_utc" TEXT NOT NULL,
    "seen_utc" TEXT NULL,
    "sent_utc" TEXT NULL,
    "answers" TEXT NULL,
    "marks" TEXT NULL,
    "words" TEXT NULL,
    "points" REAL NULL,
    "critical_failed" INTEGER NOT NULL,
    "disputed_utc" TEXT NULL,
    "disputed_by" TEXT NULL,
    "dispute_reason" TEXT NULL,
    "decision" TEXT NULL,
    "decided_utc" TEXT NULL,
    "decision_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "seen_key" BLOB NOT NULL,
    CONSTRAINT "fk_observed_sheets_observed_programmes_programme_id" FOREIGN KEY ("programme_id") REFERENCES "observed_programmes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_observed_sheets_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "sheet_evidence" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sheet_evidence" PRIMARY KEY,
    "sheet_id" TEXT NOT NULL,
    "attachment_id" TEXT NOT NULL,
    "item" TEXT NULL,
    CONSTRAINT "fk_sheet_evidence_observed_sheets_sheet_id" FOREIGN KEY ("sheet_id") REFERENCES "observed_sheets" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_observed_forms_unit_id" ON "observed_forms" ("unit_id");

CREATE INDEX "ix_observed_programmes_form_id_form_version" ON "observed_programmes" ("form_id", "form_version");

CREATE INDEX "ix_observed_programmes_made_key" ON "observed_programmes" ("made_key");

CREATE INDEX "ix_observed_programmes_unit_id" ON "observed_programmes" ("unit_id");

CREATE INDEX "ix_observed_sheets_observer_id" ON "observed_sheets" ("observer_id") WHERE sent_utc is null;

CREATE INDEX "ix_observed_sheets_programme_id_unit_id" ON "observed_sheets" ("programme_id", "unit_id");

CREATE INDEX "ix_observed_sheets_seen_key" ON "observed_sheets" ("seen_key");

CREATE INDEX "ix_observed_sheets_unit_id" ON "observed_sheets" ("unit_id");

CREATE INDEX "ix_sheet_evidence_sheet_id" ON "sheet_evidence" ("sheet_id");
