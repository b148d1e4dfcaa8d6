import { MAX_UPLOAD_BYTES, type UploadedImage, uploadImage } from '@/lib/posts/upload-image';
import { takeUpload, UPLOAD_STATUS, type UploadProblem } from '../take-upload';

type Problem = Extract<UploadedImage, { ok: false }>['problem'] | UploadProblem;
const STATUS: Record<Problem, number> = {
  ...UPLOAD_STATUS,
  svg: 415,
  'not-a-picture': 415,
  'too-many-pixels': 422,
  'too-many-frames': 422,
  damaged: 422,
};
const refuse = (problem: Problem) => Response.json({ problem }, { status: STATUS[problem] });

/** Takes a picture from the editor. */
export async function POST(request: Request) {
  const taken = await takeUpload(request, { kind: 'upload', perHour: 300, maxBytes: MAX_UPLOAD_BYTES });
  if (!taken.ok) return refuse(taken.problem);
  const uploaded = await uploadImage(taken.upload);
  if (!uploaded.ok) return refuse(uploaded.problem);
  const { key, picture } = uploaded;
  return Response.json({ key, picture }, { status: 201 });
}
