CREATE TABLE "attainment_counts" (
    "clause" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "tier" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "measured" INTEGER NOT NULL,
    "met" INTEGER NOT NULL,
    "days" BLOB NOT NULL,
    CONSTRAINT "pk_attainment_counts" PRIMARY KEY ("month", "clause", "unit_id", "tier", "channel", "version")
);

CREATE TABLE "attainment_runs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_attainment_runs" PRIMARY KEY,
    "started_utc" TEXT NOT NULL,
    "took_millis" INTEGER NOT NULL,
    "reasons" TEXT NOT NULL,
    "asked_by" TEXT NULL,
    "rows" INTEGER NOT NULL,
    "cells" INTEGER NOT NULL
);

CREATE TABLE "attainment_states" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_attainment_states" PRIMARY KEY,
    "last" INTEGER NOT NULL,
    "marks" TEXT NOT NULL,
    "changes" INTEGER NOT NULL,
    "counted_utc" TEXT NOT NULL,
    "added" INTEGER NOT NULL
);

CREATE INDEX "ix_attainment_counts_clause_month" ON "attainment_counts" ("clause", "month");

CREATE INDEX "ix_attainment_runs_started_utc" ON "attainment_runs" ("started_utc");
