/** A zip to be saved: one person's, so never in a cache. */
export const zipResponse = (bytes: Uint8Array<ArrayBuffer>, fileName: string) =>
  new Response(bytes, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
