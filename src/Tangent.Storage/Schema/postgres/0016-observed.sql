CREATE TABLE observed_forms (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    latest integer NOT NULL,
    changed_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_observed_forms PRIMARY KEY (id),
    CONSTRAINT fk_observed_forms_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE observed_form_versions (
    form_id uuid NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    written_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_observed_form_versions PRIMARY KEY (form_id, number),
    CONSTRAINT fk_observed_form_versions_observed_forms_form_id FOREIGN KEY (form_id) REFERENCES observed_forms (id) ON DELETE RESTRICT
);

CREATE TABLE observed_programmes (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    title text NOT NULL,
    unit_id uuid NOT NULL,
    form_id uuid NOT NULL,
    form_version integer NOT NULL,
    touchpoint text NOT NULL,
    scenario text,
    apart integer NOT NULL,
    seed bigint NOT NULL,
    made_utc timestamp with time zone NOT NULL,
    ended_utc timestamp with time zone,
    version integer NOT NULL,
    made_key bytea NOT NULL,
    CONSTRAINT pk_observed_programmes PRIMARY KEY (id),
    CONSTRAINT "fk_observed_programmes_observed_form_versions_form_id_form_versi~" FOREIGN KEY (form_id, form_version) REFERENCES observed_form_versions (form_id, number) ON DELETE RESTRICT,
    CONSTRAINT fk_observed_programmes_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE observed_sheets (
    id uuid NOT NULL,
    programme_id uuid NOT NULL,
    thing_id uuid NOT NULL,
    role character varying(40) NOT NULL,
    unit_id uuid NOT NULL,
    observer_id uuid NOT NULL,
    subject text,
    from_utc timestamp with time zone NOT NULL,
    to_utc timestamp with time zone NOT NULL,
    seen_utc timestamp with time zone,
    sent_utc timestamp with time zone,
    answers text,
    marks text,
    words text,
    points double precision,
    critical_failed integer NOT NULL,
    disputed_utc timestamp with time zone,
    disputed_by uuid,
    dispute_reason text,
    decision character varying(40),
    decided_utc timestamp with time zone,
    decision_reason text,
    version integer NOT NULL,
    seen_key bytea NOT NULL,
    CONSTRAINT pk_observed_sheets PRIMARY KEY (id),
    CONSTRAINT fk_observed_sheets_observed_programmes_programme_id FOREIGN KEY (programme_id) REFERENCES observed_programmes (id) ON DELETE RESTRICT,
    CONSTRAINT fk_observed_sheets_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE TABLE sheet_evidence (
    id uuid NOT NULL,
    sheet_id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    item text,
    CONSTRAINT pk_sheet_evidence PRIMARY KEY (id),
    CONSTRAINT fk_sheet_evidence_observed_sheets_sheet_id FOREIGN KEY (sheet_id) REFERENCES observed_sheets (id) ON DELETE RESTRICT
);

CREATE INDEX ix_observed_forms_unit_id ON observed_forms (unit_id);

CREATE INDEX ix_observed_programmes_form_id_form_version ON observed_programmes (form_id, form_version);

CREATE INDEX ix_observed_programmes_made_key ON observed_programmes (made_key);

CREATE INDEX ix_observed_programmes_unit_id ON observed_programmes (unit_id);

CREATE INDEX ix_observed_sheets_observer_id ON observed_sheets (observer_id) WHERE sent_utc is null;

CREATE INDEX ix_observed_sheets_programme_id_unit_id ON observed_sheets (programme_id, unit_id);

CREATE INDEX ix_observed_sheets_seen_key ON observed_sheets (seen_key);

CREATE INDEX ix_observed_sheets_unit_id ON observed_sheets (unit_id);

CREATE INDEX ix_sheet_evidence_sheet_id ON sheet_evidence (sheet_id);
