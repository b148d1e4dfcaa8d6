-- CreateEnum
CREATE TYPE "post_kind" AS ENUM ('post', 'page');

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "canonical_url" TEXT,
ADD COLUMN     "email_preheader" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "email_subject" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "featured_at" TIMESTAMPTZ(6),
ADD COLUMN     "kind" "post_kind" NOT NULL DEFAULT 'post',
ADD COLUMN     "section_id" UUID,
ADD COLUMN     "seo_description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seo_title" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "social_picture_id" UUID;

-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "navigation" JSONB;

-- CreateTable
CREATE TABLE "post_slug" (
    "publication_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "post_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_slug_pkey" PRIMARY KEY ("publication_id","slug")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_tag" (
    "publication_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "post_tag_pkey" PRIMARY KEY ("post_id","tag_id")
);

-- CreateTable
CREATE TABLE "section" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "for_everyone" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section_subscription" (
    "publication_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "wanted" BOOLEAN NOT NULL,
    "chosen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_subscription_pkey" PRIMARY KEY ("section_id","subscriber_id")
);

-- CreateTable
CREATE TABLE "post_author" (
    "publication_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "post_author_pkey" PRIMARY KEY ("post_id","user_id")
);

-- CreateTable
CREATE TABLE "author_profile" (
    "publication_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "bio" TEXT NOT NULL DEFAULT '',
    "picture_id" UUID,

    CONSTRAINT "author_profile_pkey" PRIMARY KEY ("publication_id","user_id")
);

-- CreateIndex
CREATE INDEX "post_slug_post_id_idx" ON "post_slug"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_publication_id_slug_key" ON "tag"("publication_id", "slug");

-- CreateIndex
CREATE INDEX "post_tag_publication_id_tag_id_idx" ON "post_tag"("publication_id", "tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "section_publication_id_slug_key" ON "section"("publication_id", "slug");

-- CreateIndex
CREATE INDEX "section_subscription_subscriber_id_idx" ON "section_subscription"("subscriber_id");

-- CreateIndex
CREATE INDEX "section_subscription_publication_id_idx" ON "section_subscription"("publication_id");

-- CreateIndex
CREATE INDEX "post_author_publication_id_user_id_idx" ON "post_author"("publication_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "author_profile_publication_id_slug_key" ON "author_profile"("publication_id", "slug");

-- CreateIndex
CREATE INDEX "post_section_id_idx" ON "post"("section_id");

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_social_picture_id_fkey" FOREIGN KEY ("social_picture_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_slug" ADD CONSTRAINT "post_slug_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_slug" ADD CONSTRAINT "post_slug_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_subscription" ADD CONSTRAINT "section_subscription_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_subscription" ADD CONSTRAINT "section_subscription_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_subscription" ADD CONSTRAINT "section_subscription_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_author" ADD CONSTRAINT "post_author_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_author" ADD CONSTRAINT "post_author_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_author" ADD CONSTRAINT "post_author_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_profile" ADD CONSTRAINT "author_profile_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_profile" ADD CONSTRAINT "author_profile_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_profile" ADD CONSTRAINT "author_profile_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;
