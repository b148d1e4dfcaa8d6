import { type FetchOptions, fetchPublic } from '@/lib/fetch/fetch-public';
import { privateAllowed } from '@/lib/fetch/private-allowed';
import { MAX_UPLOAD_BYTES, type UploadedImage, uploadImage } from '../upload-image';

const TIMEOUT_MS = 20_000;

export type TakenPicture =
  | UploadedImage
  /** private: not on the public internet. unreachable: no answer in time. refused: an error for an answer. */
  | { ok: false; problem: 'private' | 'unreachable' | 'refused' };

type Input = { publicationId: string; userId: string; url: string };

/** Takes in a picture that a pasted text shows from elsewhere, like an upload: so no post loads anything from there. */
export async function takePicture({ publicationId, userId, url }: Input, options: FetchOptions = {}): Promise<TakenPicture> {
  const limits = { allow: privateAllowed, timeoutMs: TIMEOUT_MS, maxBytes: MAX_UPLOAD_BYTES };
  const fetched = await fetchPublic(url, { ...limits, ...options });
  if (!fetched.ok) {
    if (fetched.problem === 'too-large') return { ok: false, problem: 'too-large' };
    const isPrivate = ['not-public', 'port', 'not-a-url', 'credentials'].includes(fetched.problem);
    return { ok: false, problem: isPrivate ? 'private' : 'unreachable' };
  }
  if (fetched.status !== 200) return { ok: false, problem: 'refused' };
  const fileName = new URL(fetched.url).pathname.split('/').at(-1) ?? '';
  return uploadImage({ publicationId, userId, bytes: fetched.body, fileName });
}
