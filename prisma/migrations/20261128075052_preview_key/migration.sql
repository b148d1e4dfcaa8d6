-- AlterTable
ALTER TABLE "post" ADD COLUMN     "preview_key" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "post_preview_key_key" ON "post"("preview_key");
