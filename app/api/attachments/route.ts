import { MAX_ATTACHMENT_BYTES, type UploadedAttachment, uploadAttachment } from '@/lib/posts/attachments/upload-attachment';
import { takeUpload, UPLOAD_STATUS, type UploadProblem } from '../take-upload';

type Problem = Extract<UploadedAttachment, { ok: false }>['problem'] | UploadProblem;
const STATUS: Record<Problem, number> = { ...UPLOAD_STATUS, empty: 422, program: 415 };
const refuse = (problem: Problem) => Response.json({ problem }, { status: STATUS[problem] });

/** Takes a file from the editor. */
export async function POST(request: Request) {
  const taken = await takeUpload(request, { kind: 'attachment', perHour: 60, maxBytes: MAX_ATTACHMENT_BYTES });
  if (!taken.ok) return refuse(taken.problem);
  const uploaded = await uploadAttachment(taken.upload);
  return uploaded.ok ? Response.json({ attachment: uploaded.attachment }, { status: 201 }) : refuse(uploaded.problem);
}
