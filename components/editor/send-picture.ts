import type { Picture } from '@/lib/document/types';

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
  damaged: 'This picture is damaged. Save it anew and try again.',
};

/** Sends a file and tells how far it is, from 0 to 1. A request of its own, because fetch() tells no progress. */
export function sendPicture(
  url: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<SentPicture> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = (message: string) => resolve({ ok: false, message });
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onProgress(loaded / total);
    request.onload = () => {
      const { key, picture, problem } = request.response ?? {};
      if (request.status === 201 && key && picture) resolve({ ok: true, key, picture });
      else fail(UPLOAD_PROBLEMS[problem] ?? 'The server could not take this picture. Try again.');
    };
    request.onerror = () => fail('The connection broke. Try again.');
    request.onabort = () => fail('Stopped.');
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
