-- delivery_due holds the same and the order of claiming; this one only cost writes, and was now and then chosen instead.
DROP INDEX "delivery_due_idx";
