import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { requestPublication } from '@/lib/publications/request-publication';
import { readBody } from './read-body';

/** What every upload may be refused for, whatever is uploaded. */
export type UploadProblem = 'forbidden' | 'too-many' | 'too-large' | 'full';
export const UPLOAD_STATUS: Record<UploadProblem, number> = { forbidden: 403, 'too-many': 429, 'too-large': 413, full: 507 };

type Upload = { publicationId: string; userId: string; bytes: Buffer; fileName: string };
type Taken = { ok: true; upload: Upload } | { ok: false; problem: UploadProblem };

/** Reads what the editor sends: the body is the file, x-file-name its name. Only from who may upload, and not without end.
 *  @param kind counts each kind of upload by itself. */
export async function takeUpload(
  request: Request,
  { kind, perHour, maxBytes }: { kind: string; perHour: number; maxBytes: number },
): Promise<Taken> {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  // No form of another site can set this header, and no script there may without asking us first.
  const fileName = request.headers.get('x-file-name');
  if (!signedIn || !can(signedIn.role, 'upload.create') || fileName === null) return { ok: false, problem: 'forbidden' };
  if (!(await limitRate(`${kind}:${publication.id}:${signedIn.user.id}`, perHour, 3600)))
    return { ok: false, problem: 'too-many' };
  const bytes = await readBody(request, maxBytes);
  if (!bytes) return { ok: false, problem: 'too-large' };
  return { ok: true, upload: { publicationId: publication.id, userId: signedIn.user.id, bytes, fileName: decoded(fileName) } };
}

/** Headers carry ASCII alone, so the name comes percent-encoded; a broken one is kept as it came. */
function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
