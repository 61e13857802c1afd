CREATE TABLE "test_cases" (
    "id" TEXT NOT NULL CONSTRAINT "pk_test_cases" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "origin" TEXT NULL,
    "is_changed" INTEGER NOT NULL,
    "is_orphan" INTEGER NOT NULL,
    "retired_utc" TEXT NULL,
    "next_utc" TEXT NULL,
    "changed_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_test_cases_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_test_cases_next_utc" ON "test_cases" ("next_utc") WHERE next_utc is not null;

CREATE UNIQUE INDEX "ix_test_cases_number" ON "test_cases" ("number");

CREATE UNIQUE INDEX "ix_test_cases_origin" ON "test_cases" ("origin") WHERE origin is not null;

CREATE INDEX "ix_test_cases_unit_id" ON "test_cases" ("unit_id");

CREATE TABLE "test_runs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_test_runs" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "started_utc" TEXT NOT NULL,
    "mismatch" TEXT NULL,
    "dial_seconds" TEXT NULL,
    "human_seconds" TEXT NULL,
    "took_seconds" TEXT NULL,
    "steps" INTEGER NULL,
    "errors" INTEGER NULL,
    "status" INTEGER NULL,
    "usability" REAL NULL,
    "usability_by" TEXT NULL,
    "note" TEXT NULL,
    "actor_id" TEXT NULL,
    CONSTRAINT "fk_test_runs_test_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "test_cases" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_test_runs_case_id_key" ON "test_runs" ("case_id", "key");

CREATE INDEX "ix_test_runs_case_id_started_utc" ON "test_runs" ("case_id", "started_utc");

CREATE INDEX "ix_test_runs_started_utc" ON "test_runs" ("started_utc");

CREATE TABLE "test_defects" (
    "id" TEXT NOT NULL CONSTRAINT "pk_test_defects" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "mismatch" TEXT NOT NULL,
    "opened_utc" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "closed_utc" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_test_defects_test_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "test_cases" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_test_defects_case_id" ON "test_defects" ("case_id") WHERE closed_utc is null;

CREATE INDEX "ix_test_defects_case_id_opened_utc" ON "test_defects" ("case_id", "opened_utc");

-- Encounters of this source are tests: no figure about customers counts them.
INSERT INTO log_words (id, kind, text, seen, told) VALUES (-1, 'Source', 'tangent:tests', 0, 0);
