import { getHealth, LAUNCH_HEADER } from '@/lib/queue/get-health';

export const dynamic = 'force-dynamic';

/** 200 while this web process can serve, else 503. `/health?of=worker` is 503 as well when no worker beats. */
export async function GET(request: Request) {
  const health = await getHealth();
  const ofWorker = new URL(request.url).searchParams.get('of') === 'worker';
  const ok = health.database === 'ok' && health.migrations === 'ok' && (!ofWorker || health.worker === 'ok');
  const launch = process.env.COURANT_LAUNCH;
  const headers = { 'cache-control': 'no-store', ...(launch && { [LAUNCH_HEADER]: launch }) };
  return Response.json({ ok, ...health }, { status: ok ? 200 : 503, headers });
}
