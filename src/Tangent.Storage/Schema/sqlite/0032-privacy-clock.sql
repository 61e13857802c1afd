ALTER TABLE "privacy_requests" ADD "look_utc" TEXT NULL;

UPDATE "privacy_requests" SET "look_utc" = "received_utc" WHERE "state" = 'Open';

CREATE INDEX "ix_privacy_requests_look_utc" ON "privacy_requests" ("look_utc") WHERE look_utc is not null;
