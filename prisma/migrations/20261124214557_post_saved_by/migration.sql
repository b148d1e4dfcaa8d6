-- AlterTable
ALTER TABLE "post" ADD COLUMN     "saved_by_id" UUID;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
