CREATE TABLE "own_links" (
    "hash" BLOB NOT NULL CONSTRAINT "pk_own_links" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "customer_id" INTEGER NULL,
    "is_sent" INTEGER NOT NULL,
    "ends_utc" TEXT NOT NULL
);

CREATE INDEX "ix_own_links_customer_id" ON "own_links" ("customer_id") WHERE customer_id is not null;

CREATE INDEX "ix_own_links_ends_utc" ON "own_links" ("ends_utc");

CREATE TABLE "own_codes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_own_codes" PRIMARY KEY,
    "ticket" BLOB NOT NULL,
    "sealed" TEXT NULL,
    "customer_id" INTEGER NULL,
    "tries" INTEGER NOT NULL,
    "ends_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "ix_own_codes_ends_utc" ON "own_codes" ("ends_utc");

CREATE UNIQUE INDEX "ix_own_codes_ticket" ON "own_codes" ("ticket");

CREATE TABLE "own_visits" (
    "hash" BLOB NOT NULL CONSTRAINT "pk_own_visits" PRIMARY KEY,
    "number" TEXT NULL,
    "customer_id" INTEGER NULL,
    "is_sure" INTEGER NOT NULL,
    "ends_utc" TEXT NOT NULL
);

CREATE INDEX "ix_own_visits_customer_id" ON "own_visits" ("customer_id") WHERE customer_id is not null;

CREATE INDEX "ix_own_visits_ends_utc" ON "own_visits" ("ends_utc");

