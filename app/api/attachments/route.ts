import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { MAX_ATTACHMENT_BYTES, type UploadedAttachment, uploadAttachment } from '@/lib/posts/attachments/upload-attachment';
import { requestPublication } from '@/lib/publications/request-publication';
import { fileNameOf } from '../file-name-of';
import { readBody } from '../read-body';

const PER_HOUR = 60;

type Problem = Extract<UploadedAttachment, { ok: false }>['problem'] | 'forbidden' | 'too-many';
const STATUS: Record<Problem, number> = {
  forbidden: 403,
  'too-many': 429,
  'too-large': 413,
  full: 507,
  empty: 422,
  program: 415,
};
const refuse = (problem: Problem) => Response.json({ problem }, { status: STATUS[problem] });

/** Takes a file from the editor: the body is the file, x-file-name its name. */
export async function POST(request: Request) {
  const publication = await requestPublication();
  const signedIn = await getSignedIn(publication.id);
  // No form of another site can set this header, and no script there may without asking us first.
  const fileName = request.headers.get('x-file-name');
  if (!signedIn || !can(signedIn.role, 'upload.create') || fileName === null) return refuse('forbidden');
  if (!(await limitRate(`attachment:${publication.id}:${signedIn.user.id}`, PER_HOUR, 3600))) return refuse('too-many');
  const bytes = await readBody(request, MAX_ATTACHMENT_BYTES);
  if (!bytes) return refuse('too-large');
  const uploaded = await uploadAttachment({
    publicationId: publication.id,
    userId: signedIn.user.id,
    bytes,
    fileName: fileNameOf(fileName),
  });
  return uploaded.ok ? Response.json({ attachment: uploaded.attachment }, { status: 201 }) : refuse(uploaded.problem);
}
