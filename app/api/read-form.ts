const MAX_BYTES = 16 * 1024;

/** A small form's text fields; null for a body that is too large or no form. */
export async function readForm(request: Request): Promise<Map<string, string> | null> {
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  const contentType = request.headers.get('content-type') ?? '';
  try {
    const form = await new Response(Buffer.concat(parts), { headers: { 'content-type': contentType } }).formData();
    return new Map([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return null; // not a form: what the caller answers with 400
  }
}
