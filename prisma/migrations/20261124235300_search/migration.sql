-- CreateTable
CREATE TABLE "post_search" (
    "post_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "post_search_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "post_word" (
    "post_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "post_word_pkey" PRIMARY KEY ("post_id","word")
);

-- CreateIndex
CREATE INDEX "post_search_publication_id_idx" ON "post_search"("publication_id");

-- CreateIndex
CREATE INDEX "post_search_words_idx" ON "post_search" USING GIN ("words");

-- CreateIndex
CREATE INDEX "post_word_publication_id_word_idx" ON "post_word"("publication_id", "word");

-- AddForeignKey
ALTER TABLE "post_search" ADD CONSTRAINT "post_search_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_search" ADD CONSTRAINT "post_search_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_word" ADD CONSTRAINT "post_word_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_word" ADD CONSTRAINT "post_word_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post_search"("post_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A post's words, weighed: a hit in the title counts most. The parser passes over what looks like an HTML tag, which here
-- are the writer's own words.
CREATE FUNCTION search_words(language text, title text, subtitle text, body text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $f$
  SELECT setweight(to_tsvector(language::regconfig, translate(title, '<', ' ')), 'A')
    || setweight(to_tsvector(language::regconfig, translate(subtitle, '<', ' ')), 'B')
    || to_tsvector(language::regconfig, translate(body, '<', ' '))
$f$;

-- Mistyped words are compared by pg_trgm. A server that lacks it, or does not let us have it, finds words as they are typed.
DO $do$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX post_word_trigram_idx ON post_word USING gin (lower(word) gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'Search without typo tolerance: %', sqlerrm;
END
$do$;
