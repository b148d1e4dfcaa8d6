import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { MAX_UPLOAD_BYTES, type UploadedImage, uploadImage } from '@/lib/posts/upload-image';
import { requestPublication } from '@/lib/publications/request-publication';
import { fileNameOf } from '../file-name-of';
import { readBody } from '../read-body';

const PER_HOUR = 300;

type Problem = Extract<UploadedImage, { ok: false }>['problem'] | 'forbidden' | 'too-many';
const STATUS: Record<Problem, number> = {
  forbidden: 403,
  'too-many': 429,
  'too-large': 413,
  full: 507,
  svg: 415,
  'not-a-picture': 415,
  'too-many-pixels': 422,
  'too-many-frames': 422,
  damaged: 422,
};
const refuse = (problem: Problem) => Response.json({ problem }, { status: STATUS[problem] });

/** Takes a picture from the editor: the body is the file, x-file-name its name. */
export async function POST(request: Request) {
  const publication = await requestPublication();
  const signedIn = await getSignedIn(publication.id);
  // No form of another site can set this header, and no script there may without asking us first.
  const fileName = request.headers.get('x-file-name');
  if (!signedIn || !can(signedIn.role, 'upload.create') || fileName === null) return refuse('forbidden');
  if (!(await limitRate(`upload:${publication.id}:${signedIn.user.id}`, PER_HOUR, 3600))) return refuse('too-many');

  const bytes = await readBody(request, MAX_UPLOAD_BYTES);
  if (!bytes) return refuse('too-large');
  const uploaded = await uploadImage({
    publicationId: publication.id,
    userId: signedIn.user.id,
    bytes,
    fileName: fileNameOf(fileName),
  });
  if (!uploaded.ok) return refuse(uploaded.problem);
  const { key, picture } = uploaded;
  return Response.json({ key, picture }, { status: 201 });
}
