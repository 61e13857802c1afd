CREATE TABLE "asking_rules" (
    "id" TEXT NOT NULL CONSTRAINT "pk_asking_rules" PRIMARY KEY,
    "survey_id" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "on_utc" TEXT NULL,
    "next_utc" TEXT NULL,
    "wave" INTEGER NOT NULL,
    "created_utc" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_asking_rules_surveys_survey_id" FOREIGN KEY ("survey_id") REFERENCES "surveys" ("id") ON DELETE RESTRICT
);

CREATE TABLE "asking_decisions" (
    "rule_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "wave" INTEGER NOT NULL,
    "fate" TEXT NOT NULL,
    "customer" INTEGER NULL,
    "encounter" INTEGER NULL,
    "link_id" TEXT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "pk_asking_decisions" PRIMARY KEY ("rule_id", "key"),
    CONSTRAINT "fk_asking_decisions_asking_rules_rule_id" FOREIGN KEY ("rule_id") REFERENCES "asking_rules" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_asking_decisions_link_id" ON "asking_decisions" ("link_id") WHERE link_id is not null;

CREATE INDEX "ix_asking_decisions_rule_id_wave_fate" ON "asking_decisions" ("rule_id", "wave", "fate");

CREATE INDEX "ix_asking_rules_survey_id" ON "asking_rules" ("survey_id");
