-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "duration_seconds" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_attachment" (
    "publication_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "in_free_part" BOOLEAN NOT NULL,

    CONSTRAINT "post_attachment_pkey" PRIMARY KEY ("post_id","attachment_id")
);

-- CreateTable
CREATE TABLE "poll" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "closes_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "poll_pkey" PRIMARY KEY ("publication_id","id")
);

-- CreateTable
CREATE TABLE "poll_vote" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "answer_id" TEXT NOT NULL,
    "subscriber_id" UUID,
    "browser_hash" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "poll_vote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attachment_key_key" ON "attachment"("key");

-- CreateIndex
CREATE INDEX "attachment_publication_id_created_at_idx" ON "attachment"("publication_id", "created_at");

-- CreateIndex
CREATE INDEX "post_attachment_attachment_id_idx" ON "post_attachment"("attachment_id");

-- CreateIndex
CREATE INDEX "post_attachment_publication_id_idx" ON "post_attachment"("publication_id");

-- CreateIndex
CREATE INDEX "poll_post_id_idx" ON "poll"("post_id");

-- CreateIndex
CREATE INDEX "poll_vote_subscriber_id_idx" ON "poll_vote"("subscriber_id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_vote_publication_id_poll_id_subscriber_id_key" ON "poll_vote"("publication_id", "poll_id", "subscriber_id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_vote_publication_id_poll_id_browser_hash_key" ON "poll_vote"("publication_id", "poll_id", "browser_hash");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_attachment" ADD CONSTRAINT "post_attachment_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_attachment" ADD CONSTRAINT "post_attachment_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_attachment" ADD CONSTRAINT "post_attachment_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_publication_id_poll_id_fkey" FOREIGN KEY ("publication_id", "poll_id") REFERENCES "poll"("publication_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;
