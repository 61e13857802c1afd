-- What an organisation says about the themes of comments.
CREATE TABLE "comment_themes" (
    "code" TEXT NOT NULL CONSTRAINT "pk_comment_themes" PRIMARY KEY,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "is_on" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);
