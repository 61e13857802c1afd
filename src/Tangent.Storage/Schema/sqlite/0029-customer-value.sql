-- Until now nobody was asked who had said a tier: a system or a person. What is reckoned may move all of them.
CREATE TABLE "customer_tiers_next" (
    "customer_id" INTEGER NOT NULL,
    "from_utc" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "reason" TEXT NULL,
    "until_utc" TEXT NULL,
    CONSTRAINT "pk_customer_tiers" PRIMARY KEY ("customer_id", "from_utc"),
    CONSTRAINT "fk_customer_tiers_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

INSERT INTO "customer_tiers_next" ("customer_id", "from_utc", "tier", "cause", "reason", "until_utc")
SELECT "customer_id", "from_utc", "tier", 'Told', NULL, NULL FROM "customer_tiers";

DROP TABLE "customer_tiers";

ALTER TABLE "customer_tiers_next" RENAME TO "customer_tiers";

CREATE TABLE "value_policy_versions" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_value_policy_versions" PRIMARY KEY,
    "document" TEXT NOT NULL,
    "from_utc" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL
);

CREATE TABLE "value_runs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_value_runs" PRIMARY KEY,
    "period" INTEGER NOT NULL,
    "policy" INTEGER NOT NULL,
    "as_of_utc" TEXT NOT NULL,
    "took_millis" INTEGER NOT NULL,
    "model" TEXT NULL,
    "cannot" TEXT NULL
);

CREATE TABLE "customer_values" (
    "customer_id" INTEGER NOT NULL CONSTRAINT "pk_customer_values" PRIMARY KEY,
    "run_id" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "repeats" INTEGER NOT NULL,
    "last_at" REAL NOT NULL,
    "watched" REAL NOT NULL,
    "mean_spent" REAL NULL,
    "per_purchase" REAL NOT NULL,
    "expected" REAL NOT NULL,
    "alive" REAL NOT NULL,
    "worth" REAL NOT NULL,
    "recency" INTEGER NOT NULL,
    "frequency" INTEGER NOT NULL,
    "money" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "move" TEXT NOT NULL,
    "periods_below" INTEGER NOT NULL,
    "tier_before" TEXT NULL,
    "below_before" INTEGER NOT NULL,
    "is_by_hand" INTEGER NOT NULL,
    "potential" REAL NOT NULL,
    "potential_key" BLOB NULL,
    CONSTRAINT "fk_customer_values_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "tier_moves" (
    "id" TEXT NOT NULL CONSTRAINT "pk_tier_moves" PRIMARY KEY,
    "customer_id" INTEGER NOT NULL,
    "run_id" TEXT NOT NULL,
    "from_tier" TEXT NULL,
    "to_tier" TEXT NOT NULL,
    "move" TEXT NOT NULL,
    "is_done" INTEGER NOT NULL,
    "at_utc" TEXT NOT NULL,
    "worth" REAL NOT NULL,
    "cut" REAL NOT NULL,
    CONSTRAINT "fk_tier_moves_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_customer_values_potential_key" ON "customer_values" ("potential_key") WHERE potential_key is not null;

CREATE INDEX "ix_tier_moves_at_utc_id" ON "tier_moves" ("at_utc", "id");

CREATE INDEX "ix_tier_moves_customer_id" ON "tier_moves" ("customer_id");

CREATE INDEX "ix_value_runs_as_of_utc" ON "value_runs" ("as_of_utc");
