export type SentFile = { ok: true; body: Record<string, unknown> } | { ok: false; problem: string };

/** Sends a file and tells how far it is, from 0 to 1. A request of its own, because fetch() tells no progress.
 *  @returns what a 201 answers; else its problem, or "broken" where the connection broke, "stopped" by the signal. */
export function sendFile(url: string, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<SentFile> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = (problem: string) => resolve({ ok: false, problem });
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onProgress(loaded / total);
    request.onload = () => {
      const body = request.response ?? {};
      if (request.status === 201) resolve({ ok: true, body });
      else fail(String(body.problem ?? ''));
    };
    request.onerror = () => fail('broken');
    request.onabort = () => fail('stopped');
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
