import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** `unsent`: the body surely did not arrive whole, so nothing was accepted. `lost`: it may have been. */
export type Exchange =
  | { kind: 'answer'; status: number; headers: IncomingHttpHeaders; body: string }
  | { kind: 'unsent'; problem: string }
  | { kind: 'lost'; problem: string };

export type HttpCall = {
  url: URL;
  headers: Record<string, string>;
  /** In pieces where they are shared between calls */
  body: string | Buffer | Buffer[];
  /** Silence allowed, from the last byte sent to the answer's end */
  timeoutSeconds: number;
};

const ANSWER_MAX_BYTES = 8 * 1024 * 1024;

/** Connections to one provider, kept open between calls. */
export function httpLine(connections: number) {
  // Below the 5 s after which Node's own and many a load balancer's keep-alive ends: a call on a connection that the other
  // side just closed could not be told from one whose answer was lost.
  const settings = { keepAlive: true, keepAliveMsecs: 1000, maxSockets: connections, timeout: 4000, scheduling: 'lifo' } as const;
  const plain = new HttpAgent(settings);
  const secure = new HttpsAgent(settings);

  /** One POST, never repeated here. Says of a failure whether the other side can have taken the request. */
  const post = ({ url, headers, body, timeoutSeconds }: HttpCall, signal: AbortSignal) =>
    new Promise<Exchange>((resolve) => {
      const pieces = Array.isArray(body) ? body : [typeof body === 'string' ? Buffer.from(body) : body];
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const secured = url.protocol === 'https:';
      let handedOver = false;
      const failed = (error: Error) => {
        clearTimeout(silence);
        resolve({ kind: handedOver ? 'lost' : 'unsent', problem: error.message || error.name });
      };
      const call = (secured ? httpsRequest : httpRequest)(
        url,
        {
          method: 'POST',
          agent: secured ? secure : plain,
          signal,
          headers: { ...headers, 'content-length': String(length) },
        },
        (answer) => {
          const parts: Buffer[] = [];
          let size = 0;
          answer.on('data', (part: Buffer) => {
            size += part.length;
            if (size > ANSWER_MAX_BYTES) answer.destroy(new Error('the answer is too long'));
            else parts.push(part);
          });
          answer.on('error', failed);
          answer.on('end', () => {
            clearTimeout(silence);
            const { statusCode = 0, headers: answered } = answer;
            resolve({ kind: 'answer', status: statusCode, headers: answered, body: Buffer.concat(parts).toString('utf8') });
          });
        },
      );
      const silence = setTimeout(() => call.destroy(new Error(`no answer in ${timeoutSeconds} s`)), timeoutSeconds * 1000);
      call.on('error', failed);
      call.setNoDelay(true);
      // The last byte is what can make a request whole: from the moment it may be in the kernel's hands, be careful.
      call.on('socket', (socket) => {
        const begin = () => {
          handedOver = true;
          call.cork();
          for (const piece of pieces) call.write(piece);
          call.end();
        };
        if (socket.connecting) socket.once(secured ? 'secureConnect' : 'connect', begin);
        else begin();
      });
    });

  return {
    post,
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** Retry-After in seconds (RFC 9110 §10.2.3: seconds or a date); undefined where absent or unreadable. */
export function retryAfterSeconds(headers: IncomingHttpHeaders, now = Date.now()): number | undefined {
  const value = headers['retry-after'];
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
