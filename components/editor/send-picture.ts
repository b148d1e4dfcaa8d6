import type { Picture } from '@/lib/document/types';
import { sendFile } from './send-file';

export type SentPicture = { ok: true; key: string; picture: Picture } | { ok: false; message: string };

export const UPLOAD_PROBLEMS: Record<string, string> = {
  forbidden: 'You are signed out. Sign in again in another tab, then try again.',
  'too-many': 'That were many pictures at once. Wait a little, then try again.',
  'too-large': 'This picture is larger than 20 MB. Make it smaller and try again.',
  full: 'The pictures of this publication fill the room there is for them (20 GB), so no more can be added.',
  svg: 'SVG drawings can’t be used. Save it as PNG and try again.',
  'not-a-picture': 'This is not a picture we can use. JPEG, PNG, WebP, GIF and AVIF work.',
  'too-many-pixels': 'This picture has more than 50 million pixels. Make it smaller and try again.',
  'too-many-frames': 'This animation has more than 100 frames. Shorten it and try again.',
  broken: 'The connection broke. Try again.',
  damaged: 'This picture is damaged. Save it anew and try again.',
};

/** Sends a picture, and tells how far it is. */
export async function sendPicture(
  url: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<SentPicture> {
  const sent = await sendFile(url, file, onProgress, signal);
  if (!sent.ok)
    return { ok: false, message: UPLOAD_PROBLEMS[sent.problem] ?? 'The server could not take this picture. Try again.' };
  return { ok: true, key: String(sent.body.key), picture: sent.body.picture as Picture };
}
