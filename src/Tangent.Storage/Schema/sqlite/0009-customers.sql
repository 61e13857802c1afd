CREATE TABLE "customer_erasures" (
    "customer_id" INTEGER NOT NULL CONSTRAINT "pk_customer_erasures" PRIMARY KEY,
    "at_utc" TEXT NOT NULL
);

CREATE TABLE "customer_matches" (
    "first_id" INTEGER NOT NULL,
    "second_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "found_utc" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    CONSTRAINT "pk_customer_matches" PRIMARY KEY ("first_id", "second_id")
);

CREATE TABLE "customer_merges" (
    "id" TEXT NOT NULL CONSTRAINT "pk_customer_merges" PRIMARY KEY,
    "from_id" INTEGER NOT NULL,
    "into_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "undone_utc" TEXT NULL
);

CREATE TABLE "customer_consents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_customer_consents" PRIMARY KEY,
    "customer_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "is_given" INTEGER NOT NULL,
    "at_utc" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    CONSTRAINT "fk_customer_consents_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "customer_opt_outs" (
    "customer_id" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "pk_customer_opt_outs" PRIMARY KEY ("customer_id", "way"),
    CONSTRAINT "fk_customer_opt_outs_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "customer_tiers" (
    "customer_id" INTEGER NOT NULL,
    "from_utc" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    CONSTRAINT "pk_customer_tiers" PRIMARY KEY ("customer_id", "from_utc"),
    CONSTRAINT "fk_customer_tiers_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_customer_consents_customer_id_at_utc" ON "customer_consents" ("customer_id", "at_utc");

CREATE INDEX "ix_customer_matches_state_found_utc" ON "customer_matches" ("state", "found_utc");

CREATE UNIQUE INDEX "ix_customer_merges_from_id" ON "customer_merges" ("from_id") WHERE undone_utc is null;

CREATE INDEX "ix_customer_merges_into_id" ON "customer_merges" ("into_id");
