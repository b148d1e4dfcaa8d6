import type { PostAccess } from '@/lib/db/types';

/** Who may read a post, until when only they may, and whether it is found without its address. */
export type Reach = {
  access: PostAccess;
  /** From then on everyone may read it; null: never, or it is for everyone already. */
  unlocksAt: Date | null;
  unlisted: boolean;
};

/** What is written of a reach: what everyone may read needs no time to unlock at. */
export const reachRow = ({ access, unlocksAt, unlisted }: Reach): Reach => ({
  access,
  unlocksAt: access === 'everyone' ? null : unlocksAt,
  unlisted,
});
