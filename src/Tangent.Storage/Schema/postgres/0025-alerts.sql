CREATE TABLE alert_rules (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    terms text NOT NULL,
    on_utc timestamp with time zone,
    changed_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_alert_rules PRIMARY KEY (id),
    CONSTRAINT fk_alert_rules_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE INDEX ix_alert_rules_unit_id ON alert_rules (unit_id);

CREATE TABLE alert_firings (
    id uuid NOT NULL,
    rule_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    state character varying(40) NOT NULL,
    fired_utc timestamp with time zone NOT NULL,
    numbers text NOT NULL,
    told integer NOT NULL,
    next_utc timestamp with time zone,
    acknowledged_utc timestamp with time zone,
    acknowledged_by uuid,
    note text,
    over_utc timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_alert_firings PRIMARY KEY (id),
    CONSTRAINT fk_alert_firings_alert_rules_rule_id FOREIGN KEY (rule_id) REFERENCES alert_rules (id) ON DELETE RESTRICT,
    CONSTRAINT fk_alert_firings_org_units_unit_id FOREIGN KEY (unit_id) REFERENCES org_units (id) ON DELETE RESTRICT
);

CREATE INDEX ix_alert_firings_fired_utc ON alert_firings (fired_utc);

CREATE UNIQUE INDEX ix_alert_firings_rule_id_unit_id ON alert_firings (rule_id, unit_id) WHERE over_utc is null;

CREATE INDEX ix_alert_firings_unit_id ON alert_firings (unit_id);

CREATE TABLE alert_receipts (
    firing_id uuid NOT NULL,
    account_id uuid NOT NULL,
    step integer NOT NULL,
    told_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_alert_receipts PRIMARY KEY (firing_id, step, account_id),
    CONSTRAINT fk_alert_receipts_alert_firings_firing_id FOREIGN KEY (firing_id) REFERENCES alert_firings (id) ON DELETE RESTRICT
);

CREATE INDEX ix_alert_receipts_account_id ON alert_receipts (account_id);
