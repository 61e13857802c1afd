ALTER TABLE "survey_responses" ADD COLUMN "entered_by" uuid;

-- All days together stand under day -1.
INSERT INTO "survey_counts" ("survey_id", "version", "day", "cell", "code", "count")
SELECT "survey_id", "version", -1, "cell", "code", sum("count") FROM "survey_counts" GROUP BY "survey_id", "version", "cell", "code";

CREATE TABLE paper_batches (
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    survey_version integer NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    forms integer NOT NULL,
    touchpoint text,
    unit text,
    given_utc timestamp with time zone NOT NULL,
    made_utc timestamp with time zone NOT NULL,
    stored_utc timestamp with time zone,
    cells integer NOT NULL,
    alike integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_paper_batches PRIMARY KEY (id),
    CONSTRAINT fk_paper_batches_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES surveys (id) ON DELETE RESTRICT
);

CREATE TABLE survey_calls (
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    customer bigint,
    name text,
    phone text,
    journey text,
    touchpoint text,
    unit text,
    state character varying(40) NOT NULL,
    due_utc timestamp with time zone NOT NULL,
    tries integer NOT NULL,
    interviewer uuid,
    held_until_utc timestamp with time zone,
    ended_utc timestamp with time zone,
    CONSTRAINT pk_survey_calls PRIMARY KEY (id),
    CONSTRAINT fk_survey_calls_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES surveys (id) ON DELETE RESTRICT
);

CREATE TABLE paper_forms (
    batch_id uuid NOT NULL,
    number integer NOT NULL,
    first text,
    first_by uuid,
    second text,
    second_by uuid,
    decided text,
    decided_by uuid,
    CONSTRAINT pk_paper_forms PRIMARY KEY (batch_id, number),
    CONSTRAINT fk_paper_forms_paper_batches_batch_id FOREIGN KEY (batch_id) REFERENCES paper_batches (id) ON DELETE RESTRICT
);

CREATE INDEX ix_paper_batches_survey_id_id ON paper_batches (survey_id, id);

CREATE INDEX ix_survey_calls_customer ON survey_calls (customer) WHERE customer is not null;

CREATE INDEX ix_survey_calls_survey_id_state_due_utc ON survey_calls (survey_id, state, due_utc);
