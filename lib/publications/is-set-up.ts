import { db } from '@/lib/db/db';

/** Whether the install has a publication; while it has none, the set-up page is the only one there is. */
export const isSetUp = async (): Promise<boolean> => (await db.publication.findFirst({ select: { id: true } })) !== null;
