-- What an organisation says about the themes of comments.
CREATE TABLE comment_themes (
    code character varying(20) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    words text NOT NULL,
    is_on boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_comment_themes PRIMARY KEY (code)
);
