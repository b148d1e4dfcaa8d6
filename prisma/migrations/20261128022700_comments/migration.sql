-- CreateEnum
CREATE TYPE "comment_rule" AS ENUM ('nobody', 'paid', 'subscribers', 'everyone');

-- CreateEnum
CREATE TYPE "comment_hold" AS ENUM ('nobody', 'newcomers', 'everyone');

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "comment_rule" "comment_rule";

-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "comment_hold" "comment_hold" NOT NULL DEFAULT 'nobody',
ADD COLUMN     "comment_rule" "comment_rule" NOT NULL DEFAULT 'everyone',
ADD COLUMN     "comment_words" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "comments_close_after_days" INTEGER;

-- CreateTable
CREATE TABLE "commenter" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "bio" TEXT NOT NULL DEFAULT '',
    "picture_key" TEXT,
    "page_since" TIMESTAMPTZ(6),
    "banned_at" TIMESTAMPTZ(6),
    "answers_off_at" TIMESTAMPTZ(6),
    "posts_off_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "commenter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "commenter_id" UUID,
    "parent_id" UUID,
    "root_id" UUID,
    "body" TEXT NOT NULL,
    "likes" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(6),
    "held_at" TIMESTAMPTZ(6),
    "held_for" TEXT,
    "removed_at" TIMESTAMPTZ(6),
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_like" (
    "publication_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_like_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "comment_report" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "comment_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_mail" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "thread_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "comment_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_like" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "publication_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "user_id" UUID,
    "browser_hash" TEXT,
    "network_hash" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_like_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discussion" (
    "post_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "likes" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(6),

    CONSTRAINT "discussion_pkey" PRIMARY KEY ("post_id")
);

-- CreateIndex
CREATE INDEX "commenter_user_id_idx" ON "commenter"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "commenter_publication_id_user_id_key" ON "commenter"("publication_id", "user_id");

-- CreateIndex
CREATE INDEX "comment_post_id_root_id_created_at_idx" ON "comment"("post_id", "root_id", "created_at");

-- CreateIndex
CREATE INDEX "comment_root_id_created_at_idx" ON "comment"("root_id", "created_at");

-- CreateIndex
CREATE INDEX "comment_parent_id_idx" ON "comment"("parent_id");

-- CreateIndex
CREATE INDEX "comment_commenter_id_created_at_idx" ON "comment"("commenter_id", "created_at");

-- CreateIndex
CREATE INDEX "comment_publication_id_created_at_idx" ON "comment"("publication_id", "created_at");

-- CreateIndex
CREATE INDEX "comment_publication_id_held_at_idx" ON "comment"("publication_id", "held_at");

-- CreateIndex
CREATE INDEX "comment_like_publication_id_idx" ON "comment_like"("publication_id");

-- CreateIndex
CREATE INDEX "comment_like_user_id_idx" ON "comment_like"("user_id");

-- CreateIndex
CREATE INDEX "comment_report_publication_id_settled_at_idx" ON "comment_report"("publication_id", "settled_at");

-- CreateIndex
CREATE INDEX "comment_report_user_id_idx" ON "comment_report"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_report_comment_id_user_id_key" ON "comment_report"("comment_id", "user_id");

-- CreateIndex
CREATE INDEX "comment_mail_user_id_thread_id_settled_at_idx" ON "comment_mail"("user_id", "thread_id", "settled_at");

-- CreateIndex
CREATE INDEX "comment_mail_publication_id_idx" ON "comment_mail"("publication_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_mail_comment_id_user_id_key" ON "comment_mail"("comment_id", "user_id");

-- CreateIndex
CREATE INDEX "post_like_post_id_network_hash_idx" ON "post_like"("post_id", "network_hash");

-- CreateIndex
CREATE INDEX "post_like_publication_id_idx" ON "post_like"("publication_id");

-- CreateIndex
CREATE INDEX "post_like_user_id_idx" ON "post_like"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_like_post_id_user_id_key" ON "post_like"("post_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_like_post_id_browser_hash_key" ON "post_like"("post_id", "browser_hash");

-- CreateIndex
CREATE INDEX "discussion_publication_id_idx" ON "discussion"("publication_id");

-- CreateIndex
CREATE INDEX "discussion_changed_at_idx" ON "discussion"("changed_at");

-- AddForeignKey
ALTER TABLE "commenter" ADD CONSTRAINT "commenter_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commenter" ADD CONSTRAINT "commenter_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_commenter_id_fkey" FOREIGN KEY ("commenter_id") REFERENCES "commenter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_like" ADD CONSTRAINT "comment_like_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_like" ADD CONSTRAINT "comment_like_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_like" ADD CONSTRAINT "comment_like_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_report" ADD CONSTRAINT "comment_report_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_report" ADD CONSTRAINT "comment_report_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_report" ADD CONSTRAINT "comment_report_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mail" ADD CONSTRAINT "comment_mail_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mail" ADD CONSTRAINT "comment_mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mail" ADD CONSTRAINT "comment_mail_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_like" ADD CONSTRAINT "post_like_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_like" ADD CONSTRAINT "post_like_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_like" ADD CONSTRAINT "post_like_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
