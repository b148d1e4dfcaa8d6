import { hostProof } from '@/lib/publications/custom-domain/host-proof';
import { hostName } from '@/lib/publications/host-name';

export const dynamic = 'force-dynamic';

/** Says on whatever host it is asked that a request for it arrives at this install, which is how a custom domain is checked. */
export async function GET(request: Request) {
  const nonce = new URL(request.url).searchParams.get('nonce') ?? '';
  const proof = hostProof(hostName(request.headers.get('host')), nonce);
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };
  return new Response(proof ? `${proof}\n` : 'Not found\n', { status: proof ? 200 : 404, headers });
}
