-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "llms_txt" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "private_feed" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "publication_id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "private_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private_feed_use" (
    "publication_id" UUID NOT NULL,
    "feed_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "network" TEXT NOT NULL,

    CONSTRAINT "private_feed_use_pkey" PRIMARY KEY ("feed_id","day","network")
);

-- CreateTable
CREATE TABLE "podcast" (
    "publication_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "is_explicit" BOOLEAN NOT NULL DEFAULT false,
    "is_serial" BOOLEAN NOT NULL DEFAULT false,
    "cover_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "podcast_pkey" PRIMARY KEY ("publication_id")
);

-- CreateTable
CREATE TABLE "episode" (
    "post_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "season" INTEGER,
    "number" INTEGER,
    "is_explicit" BOOLEAN,

    CONSTRAINT "episode_pkey" PRIMARY KEY ("post_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "private_feed_subscriber_id_key" ON "private_feed"("subscriber_id");

-- CreateIndex
CREATE INDEX "private_feed_publication_id_idx" ON "private_feed"("publication_id");

-- CreateIndex
CREATE INDEX "private_feed_use_publication_id_day_idx" ON "private_feed_use"("publication_id", "day");

-- CreateIndex
CREATE INDEX "private_feed_use_day_idx" ON "private_feed_use"("day");

-- CreateIndex
CREATE INDEX "podcast_cover_id_idx" ON "podcast"("cover_id");

-- CreateIndex
CREATE INDEX "episode_publication_id_idx" ON "episode"("publication_id");

-- AddForeignKey
ALTER TABLE "private_feed" ADD CONSTRAINT "private_feed_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_feed" ADD CONSTRAINT "private_feed_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_feed_use" ADD CONSTRAINT "private_feed_use_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_feed_use" ADD CONSTRAINT "private_feed_use_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "private_feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "podcast" ADD CONSTRAINT "podcast_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "podcast" ADD CONSTRAINT "podcast_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
