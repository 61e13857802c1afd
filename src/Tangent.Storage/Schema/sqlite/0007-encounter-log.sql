CREATE TABLE "customers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_customers" PRIMARY KEY,
    "created_utc" TEXT NOT NULL
);

CREATE TABLE "encounters" (
    "sequence" INTEGER NOT NULL CONSTRAINT "pk_encounters" PRIMARY KEY,
    "stretch" INTEGER NOT NULL,
    "source" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "replaces" INTEGER NULL,
    "customer" INTEGER NULL,
    "touchpoint" INTEGER NOT NULL,
    "unit" INTEGER NULL,
    "employee" INTEGER NULL,
    "channel" INTEGER NULL,
    "started" INTEGER NOT NULL,
    "ended" INTEGER NULL,
    "wait" INTEGER NULL,
    "outcome" INTEGER NULL,
    "score" REAL NULL,
    "scale" INTEGER NULL,
    "journey" TEXT NULL,
    "attributes" TEXT NULL,
    "received" INTEGER NOT NULL
);

CREATE TABLE "log_states" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_log_states" PRIMARY KEY,
    "last" INTEGER NOT NULL,
    "rewritten" INTEGER NOT NULL
);

CREATE TABLE "log_words" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_log_words" PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "seen" INTEGER NOT NULL,
    "told" INTEGER NOT NULL,
    "first" INTEGER NULL,
    "last" INTEGER NULL
);

CREATE TABLE "customer_identifiers" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "customer_id" INTEGER NOT NULL,
    CONSTRAINT "pk_customer_identifiers" PRIMARY KEY ("kind", "value"),
    CONSTRAINT "fk_customer_identifiers_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_customer_identifiers_customer_id" ON "customer_identifiers" ("customer_id");

CREATE INDEX "ix_encounters_replaces" ON "encounters" ("replaces") WHERE replaces is not null;

CREATE UNIQUE INDEX "ix_encounters_source_external_id_version" ON "encounters" ("source", "external_id", "version");

CREATE INDEX "ix_encounters_started" ON "encounters" ("started");

CREATE INDEX "ix_encounters_stretch_customer_started" ON "encounters" ("stretch", "customer", "started") WHERE customer is not null;

CREATE UNIQUE INDEX "ix_log_words_kind_text" ON "log_words" ("kind", "text");

INSERT INTO log_states (id, last, rewritten) VALUES (1, 0, 0);
