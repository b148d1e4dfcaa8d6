import { getHealth } from '@/lib/queue/get-health';

export const dynamic = 'force-dynamic';

/** 200 while this web process can serve, else 503. `/health?of=worker` is 503 as well when no worker beats. */
export async function GET(request: Request) {
  const health = await getHealth();
  const ofWorker = new URL(request.url).searchParams.get('of') === 'worker';
  const ok = health.database === 'ok' && health.migrations === 'ok' && (!ofWorker || health.worker === 'ok');
  // By which the launcher of this process knows it (lib/launch/wait-for-web.ts).
  const launch = process.env.COURANT_LAUNCH;
  const headers = { 'cache-control': 'no-store', ...(launch && { 'courant-launch': launch }) };
  return Response.json({ ok, ...health }, { status: ok ? 200 : 503, headers });
}
