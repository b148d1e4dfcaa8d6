import type { Prisma } from '@/lib/db/types';

/** A comment that readers see. One without a commenter is an erased person's. */
export const SHOWN = {
  heldAt: null,
  removedAt: null,
  deletedAt: null,
  commenterId: { not: null },
} satisfies Prisma.CommentWhereInput;

type Facts = { commenterId: string | null; heldAt: Date | null; removedAt: Date | null; deletedAt: Date | null };
export type CommentState = 'shown' | 'waiting' | 'removed' | 'deleted' | 'erased';

/** The one word for where a comment stands. */
export const commentState = ({ commenterId, heldAt, removedAt, deletedAt }: Facts): CommentState => {
  if (commenterId === null) return 'erased';
  if (deletedAt) return 'deleted';
  if (removedAt) return 'removed';
  return heldAt ? 'waiting' : 'shown';
};
