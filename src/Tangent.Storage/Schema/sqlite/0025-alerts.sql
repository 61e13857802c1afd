CREATE TABLE "alert_rules" (
    "id" TEXT NOT NULL CONSTRAINT "pk_alert_rules" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "on_utc" TEXT NULL,
    "changed_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_alert_rules_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_alert_rules_unit_id" ON "alert_rules" ("unit_id");

CREATE TABLE "alert_firings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_alert_firings" PRIMARY KEY,
    "rule_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "fired_utc" TEXT NOT NULL,
    "numbers" TEXT NOT NULL,
    "told" INTEGER NOT NULL,
    "next_utc" TEXT NULL,
    "acknowledged_utc" TEXT NULL,
    "acknowledged_by" TEXT NULL,
    "note" TEXT NULL,
    "over_utc" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_alert_firings_alert_rules_rule_id" FOREIGN KEY ("rule_id") REFERENCES "alert_rules" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_alert_firings_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_alert_firings_fired_utc" ON "alert_firings" ("fired_utc");

CREATE UNIQUE INDEX "ix_alert_firings_rule_id_unit_id" ON "alert_firings" ("rule_id", "unit_id") WHERE over_utc is null;

CREATE INDEX "ix_alert_firings_unit_id" ON "alert_firings" ("unit_id");

CREATE TABLE "alert_receipts" (
    "firing_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "told_utc" TEXT NOT NULL,
    CONSTRAINT "pk_alert_receipts" PRIMARY KEY ("firing_id", "step", "account_id"),
    CONSTRAINT "fk_alert_receipts_alert_firings_firing_id" FOREIGN KEY ("firing_id") REFERENCES "alert_firings" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_alert_receipts_account_id" ON "alert_receipts" ("account_id");
