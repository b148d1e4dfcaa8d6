-- AlterTable
ALTER TABLE "post" ADD COLUMN     "schedule_problem" TEXT,
ADD COLUMN     "scheduled_audience" JSONB,
ADD COLUMN     "scheduled_by_id" UUID,
ADD COLUMN     "scheduled_for" TIMESTAMPTZ(6);

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_scheduled_by_id_fkey" FOREIGN KEY ("scheduled_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
