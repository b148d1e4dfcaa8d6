import type { Role, User } from '@/lib/db/types';

/** Who is signed in on a publication, and their role in its team; null for a reader. */
export type SignedIn = { user: User; role: Role | null };
