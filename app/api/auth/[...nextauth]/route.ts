import type { NextRequest } from 'next/server';
import { isSameOrigin } from '@/app/api/same-origin';
import { authOn } from '@/lib/auth/auth';
import { db } from '@/lib/db/db';
import { requestPublication } from '@/lib/publications/request-publication';

type Context = { params: Promise<{ nextauth: string[] }> };

// A link's callback is not among them: mail scanners follow links, so only a POST uses one up. Nor is asking for a
// link, which requestSignIn alone does, counting tries.
const READS = ['session', 'csrf', 'providers'];
const WRITES = ['signout', 'callback/nodemailer'];

const refuse = (status: number) => new Response(null, { status, headers: { 'cache-control': 'no-store' } });

export async function GET(request: NextRequest, { params }: Context) {
  const action = (await params).nextauth.join('/');
  const publication = await requestPublication('/', 'held');
  if (WRITES.includes(action)) return new Response(null, { status: 405, headers: { allow: 'POST' } });
  return READS.includes(action) ? authOn(publication, db).GET(request) : refuse(404);
}

export async function POST(request: NextRequest, { params }: Context) {
  const action = (await params).nextauth.join('/');
  const publication = await requestPublication('/', 'held');
  if (!WRITES.includes(action)) return refuse(404);
  // A route handler has no guard of its own against another site's form.
  if (!isSameOrigin(request.headers)) return refuse(403);
  return authOn(publication, db).POST(request);
}
