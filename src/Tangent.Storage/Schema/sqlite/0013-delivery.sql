CREATE TABLE "webhook_endpoints" (
    "id" TEXT NOT NULL CONSTRAINT "pk_webhook_endpoints" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "created_utc" TEXT NOT NULL,
    "failing_since_utc" TEXT NULL,
    "off_utc" TEXT NULL,
    "is_given_up" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "name_key" BLOB NOT NULL,
    CONSTRAINT "fk_webhook_endpoints_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "messages" (
    "id" TEXT NOT NULL CONSTRAINT "pk_messages" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "customer" INTEGER NULL,
    "about" TEXT NULL,
    "endpoint_id" TEXT NULL,
    "content" TEXT NULL,
    "created_utc" TEXT NOT NULL,
    "due_utc" TEXT NOT NULL,
    "ends_utc" TEXT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "attempts_before" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "provider_id" TEXT NULL,
    "ended_utc" TEXT NULL,
    "version" INTEGER NOT NULL,
    "created_key" BLOB NOT NULL,
    CONSTRAINT "fk_messages_org_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "org_units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_messages_webhook_endpoints_endpoint_id" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints" ("id") ON DELETE RESTRICT
);

CREATE TABLE "message_attempts" (
    "message_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at_utc" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NULL,
    "status" INTEGER NULL,
    "milliseconds" INTEGER NULL,
    CONSTRAINT "pk_message_attempts" PRIMARY KEY ("message_id", "number"),
    CONSTRAINT "fk_message_attempts_messages_message_id" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_messages_about_kind" ON "messages" ("about", "kind") WHERE about is not null;

CREATE INDEX "ix_messages_channel_due_utc" ON "messages" ("channel", "due_utc") WHERE ended_utc is null;

CREATE INDEX "ix_messages_created_key" ON "messages" ("created_key");

CREATE INDEX "ix_messages_customer" ON "messages" ("customer") WHERE customer is not null;

CREATE INDEX "ix_messages_endpoint_id_created_key" ON "messages" ("endpoint_id", "created_key") WHERE endpoint_id is not null;

CREATE UNIQUE INDEX "ix_messages_key" ON "messages" ("key");

CREATE INDEX "ix_messages_unit_id" ON "messages" ("unit_id");

CREATE INDEX "ix_webhook_endpoints_name_key" ON "webhook_endpoints" ("name_key");

CREATE INDEX "ix_webhook_endpoints_unit_id" ON "webhook_endpoints" ("unit_id");
