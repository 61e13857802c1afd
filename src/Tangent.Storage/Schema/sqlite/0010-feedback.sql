CREATE TABLE "judgement_states" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_judgement_states" PRIMARY KEY,
    "last" INTEGER NOT NULL,
    "rewritten" INTEGER NOT NULL
);

CREATE TABLE "judgements" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_judgements" PRIMARY KEY,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "customer" INTEGER NULL,
    "journey" TEXT NULL,
    "touchpoint" TEXT NULL,
    "instrument" TEXT NOT NULL,
    "scale" TEXT NULL,
    "score" REAL NULL,
    "comment" TEXT NULL,
    "given" INTEGER NULL,
    "unit" TEXT NULL,
    "tier" TEXT NULL,
    "weight" REAL NOT NULL,
    "received" INTEGER NOT NULL
);

CREATE INDEX "ix_judgements_customer" ON "judgements" ("customer") WHERE customer is not null;

CREATE INDEX "ix_judgements_journey" ON "judgements" ("journey") WHERE journey is not null;

CREATE UNIQUE INDEX "ix_judgements_source_external_id" ON "judgements" ("source", "external_id");

INSERT INTO "judgement_states" ("id", "last", "rewritten") VALUES (1, 0, 0);
