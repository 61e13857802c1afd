ALTER TABLE "survey_responses" ADD COLUMN "entered_by" TEXT NULL;

-- All days together stand under day -1.
INSERT INTO "survey_counts" ("survey_id", "version", "day", "cell", "code", "count")
SELECT "survey_id", "version", -1, "cell", "code", sum("count") FROM "survey_counts" GROUP BY "survey_id", "version", "cell", "code";

CREATE TABLE "paper_batches" (
    "id" TEXT NOT NULL CONSTRAINT "pk_paper_batches" PRIMARY KEY,
    "survey_id" TEXT NOT NULL,
    "survey_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "forms" INTEGER NOT NULL,
    "touchpoint" TEXT NULL,
    "unit" TEXT NULL,
    "given_utc" TEXT NOT NULL,
    "made_utc" TEXT NOT NULL,
    "stored_utc" TEXT NULL,
    "cells" INTEGER NOT NULL,
    "alike" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_paper_batches_surveys_survey_id" FOREIGN KEY ("survey_id") REFERENCES "surveys" ("id") ON DELETE RESTRICT
);

CREATE TABLE "survey_calls" (
    "id" TEXT NOT NULL CONSTRAINT "pk_survey_calls" PRIMARY KEY,
    "survey_id" TEXT NOT NULL,
    "customer" INTEGER NULL,
    "name" TEXT NULL,
    "phone" TEXT NULL,
    "journey" TEXT NULL,
    "touchpoint" TEXT NULL,
    "unit" TEXT NULL,
    "state" TEXT NOT NULL,
    "due_utc" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "interviewer" TEXT NULL,
    "held_until_utc" TEXT NULL,
    "ended_utc" TEXT NULL,
    CONSTRAINT "fk_survey_calls_surveys_survey_id" FOREIGN KEY ("survey_id") REFERENCES "surveys" ("id") ON DELETE RESTRICT
);

CREATE TABLE "paper_forms" (
    "batch_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "first" TEXT NULL,
    "first_by" TEXT NULL,
    "second" TEXT NULL,
    "second_by" TEXT NULL,
    "decided" TEXT NULL,
    "decided_by" TEXT NULL,
    CONSTRAINT "pk_paper_forms" PRIMARY KEY ("batch_id", "number"),
    CONSTRAINT "fk_paper_forms_paper_batches_batch_id" FOREIGN KEY ("batch_id") REFERENCES "paper_batches" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_paper_batches_survey_id_id" ON "paper_batches" ("survey_id", "id");

CREATE INDEX "ix_survey_calls_customer" ON "survey_calls" ("customer") WHERE customer is not null;

CREATE INDEX "ix_survey_calls_survey_id_state_due_utc" ON "survey_calls" ("survey_id", "state", "due_utc");
