import { readBody } from './read-body';

const MAX_BYTES = 16 * 1024;

/** A small form's text fields; null for a body that is too large or no form. */
export async function readForm(request: Request): Promise<Map<string, string> | null> {
  const body = await readBody(request, MAX_BYTES);
  if (!body) return null;
  const contentType = request.headers.get('content-type') ?? '';
  try {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    return new Map([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return null; // not a form: what the caller answers with 400
  }
}
