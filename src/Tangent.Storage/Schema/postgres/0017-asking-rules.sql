CREATE TABLE asking_rules (
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    plan text NOT NULL,
    on_utc timestamp with time zone,
    next_utc timestamp with time zone,
    wave integer NOT NULL,
    created_utc timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_asking_rules PRIMARY KEY (id),
    CONSTRAINT fk_asking_rules_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES surveys (id) ON DELETE RESTRICT
);

CREATE TABLE asking_decisions (
    rule_id uuid NOT NULL,
    key text NOT NULL,
    wave integer NOT NULL,
    fate character varying(40) NOT NULL,
    customer bigint,
    encounter bigint,
    link_id uuid,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT pk_asking_decisions PRIMARY KEY (rule_id, key),
    CONSTRAINT fk_asking_decisions_asking_rules_rule_id FOREIGN KEY (rule_id) REFERENCES asking_rules (id) ON DELETE RESTRICT
);

CREATE INDEX ix_asking_decisions_link_id ON asking_decisions (link_id) WHERE link_id is not null;

CREATE INDEX ix_asking_decisions_rule_id_wave_fate ON asking_decisions (rule_id, wave, fate);

CREATE INDEX ix_asking_rules_survey_id ON asking_rules (survey_id);
