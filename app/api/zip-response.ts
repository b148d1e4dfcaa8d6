import type { PersonCopy } from '@/lib/subscribers/personal-data/export-person';

/** A zip to be saved: one person's, so never in a cache. */
export const zipResponse = ({ sizeBytes, body }: PersonCopy, fileName: string) =>
  new Response(body, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(sizeBytes),
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
