CREATE TABLE "commitments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_commitments" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "published_utc" TEXT NULL,
    "holds_from" TEXT NULL,
    "capacity" TEXT NULL,
    "reason" TEXT NULL,
    "withdrawn_utc" TEXT NULL,
    "holds_to" TEXT NULL,
    "changed_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_commitments_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_commitments_number" ON "commitments" ("number");

CREATE INDEX "ix_commitments_unit_id" ON "commitments" ("unit_id");

CREATE TABLE "breaches" (
    "id" TEXT NOT NULL CONSTRAINT "pk_breaches" PRIMARY KEY,
    "commitment_id" TEXT NOT NULL,
    "encounter" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    "customer" INTEGER NULL,
    "started_utc" TEXT NOT NULL,
    "seen_utc" TEXT NOT NULL,
    "due_utc" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "settled_utc" TEXT NULL,
    "settled_by" TEXT NULL,
    "cost" TEXT NULL,
    "note" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_breaches_commitments_commitment_id" FOREIGN KEY ("commitment_id") REFERENCES "commitments" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_breaches_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_breaches_commitment_id_encounter" ON "breaches" ("commitment_id", "encounter");

CREATE INDEX "ix_breaches_customer" ON "breaches" ("customer") WHERE customer is not null;

CREATE INDEX "ix_breaches_encounter" ON "breaches" ("encounter");

CREATE INDEX "ix_breaches_state_due_utc" ON "breaches" ("state", "due_utc");

CREATE INDEX "ix_breaches_unit_id" ON "breaches" ("unit_id");

CREATE TABLE "commitment_states" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_commitment_states" PRIMARY KEY,
    "last" INTEGER NOT NULL
);
