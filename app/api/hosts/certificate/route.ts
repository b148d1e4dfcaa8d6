import { mayHaveCertificate } from '@/lib/publications/custom-domain/may-have-certificate';

export const dynamic = 'force-dynamic';

/** What a proxy that gets certificates on demand asks first (Caddy's `on_demand_tls ask`): 200 for a host of this install,
 *  404 for any other. */
export async function GET(request: Request) {
  const domain = new URL(request.url).searchParams.get('domain') ?? '';
  const may = await mayHaveCertificate(domain);
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(may ? 'Yes\n' : 'No\n', { status: may ? 200 : 404, headers });
}
