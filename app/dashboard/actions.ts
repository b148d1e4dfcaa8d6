'use server';

import { redirect } from 'next/navigation';
import { endSession } from '@/lib/auth/end-session';
import { requestPublication } from '@/lib/publications/request-publication';

export async function signOutAction() {
  const publication = await requestPublication('/', 'held');
  await endSession(publication.id);
  redirect('/');
}
