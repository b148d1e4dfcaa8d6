-- AlterTable
ALTER TABLE "post" ADD COLUMN     "words" tsvector;

-- CreateTable
CREATE TABLE "gone_address" (
    "publication_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "gone_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gone_address_pkey" PRIMARY KEY ("publication_id","slug")
);

-- CreateIndex
CREATE INDEX "post_words_idx" ON "post" USING GIN ("words");

-- AddForeignKey
ALTER TABLE "gone_address" ADD CONSTRAINT "gone_address_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The words of a document, for its writer's search alone: every "text" in it, in no language. A word that changes its look
-- in its middle counts as two. What is beyond the room of a tsvector (1 MB) is not found; it must not refuse a save.
CREATE FUNCTION post_words(document jsonb) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN to_tsvector('simple', (
    SELECT coalesce(left(string_agg(word #>> '{}', ' '), 400000), '')
    FROM jsonb_path_query(document, 'strict $.**.text', '{}', true) AS word
  ));
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN ''::tsvector;
END $$;

CREATE FUNCTION keep_post_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := post_words(NEW.document);
  RETURN NEW;
END $$;

-- Rows from before are filled by the worker (lib/posts/index-earlier-posts.ts): here it would hold the table for long.
CREATE TRIGGER keep_post_words BEFORE INSERT OR UPDATE OF document ON "post" FOR EACH ROW EXECUTE FUNCTION keep_post_words();
