import type { Exchange } from '../http-exchange';
import type { TransportCheck } from '../transport';
import { outcomeOfExchange } from './outcomes';

/** Reads the answer to a call that names no recipient: a refusal of its content says that the key and the address were
 *  taken, and nothing was sent. */
export function checkOfExchange(exchange: Exchange): TransportCheck {
  if (exchange.kind === 'answer' && (exchange.status < 300 || exchange.status === 400 || exchange.status === 422))
    return { ok: true, words: 'It took the key.' };
  const { code, text } = outcomeOfExchange(exchange);
  return { ok: false, words: code === null ? text : `${code} ${text}` };
}
