import type { GroupRecipient, SendOutcome } from '../transport';
import { outcomeOf } from './outcomes';

/** What one call said: an outcome for each recipient in order, one for all, or that something in the group is not to its
 *  liking without saying what (`unnamed`), or that it is too long (`too-long`). */
export type CallResult =
  | { kind: 'each'; outcomes: SendOutcome[] }
  | { kind: 'all'; outcome: SendOutcome }
  | { kind: 'unnamed' | 'too-long'; outcome: SendOutcome };

/** So many single recipients refused and none taken: then it is not the addresses. */
const SINGLES_BEFORE_DOUBT = 5;

/** Sends a group by a call that fails as a whole when one of its recipients is bad: halves it until the bad ones stand
 *  alone, about 2 × log2(n) calls for each. When nobody at all is taken, the message or the account is at fault, not the
 *  addresses, and everyone's outcome says so. */
export async function sendInParts(
  recipients: GroupRecipient[],
  call: (part: GroupRecipient[]) => Promise<CallResult>,
): Promise<SendOutcome[]> {
  let taken = 0;
  let refusedAlone = 0;
  let verdict: SendOutcome | undefined;

  async function send(part: GroupRecipient[]): Promise<SendOutcome[]> {
    const given = verdict;
    if (given) return part.map(() => given);
    const result = await call(part);
    if (result.kind === 'each') {
      if (result.outcomes.length !== part.length)
        throw new Error(`${result.outcomes.length} outcomes for ${part.length} recipients`);
      taken += result.outcomes.filter(({ outcome }) => outcome === 'accepted').length;
      return result.outcomes;
    }
    if (result.kind === 'all') {
      if (result.outcome.outcome === 'accepted') taken += part.length;
      // The key, the quota, the rate: asking again for the other half would only be the next refusal.
      else verdict = afterwards(result.outcome);
      return part.map(() => result.outcome);
    }
    if (part.length === 1) {
      const { code, text } = result.outcome;
      if (result.kind === 'too-long') {
        verdict = outcomeOf('sender-fault', code, text);
        return [verdict];
      }
      refusedAlone += 1;
      if (taken === 0 && refusedAlone >= SINGLES_BEFORE_DOUBT) verdict = outcomeOf('sender-fault', code, text);
      return [result.outcome];
    }
    const middle = Math.ceil(part.length / 2);
    return [...(await send(part.slice(0, middle))), ...(await send(part.slice(middle)))];
  }

  const outcomes = await send(recipients);
  const last = verdict as SendOutcome | undefined; // assigned inside `send`
  if (taken > 0 || recipients.length < SINGLES_BEFORE_DOUBT) return outcomes;
  // Nobody was taken. Postmark and Resend name each one's fault, yet what all share is the message's or the account's.
  const doubted = last ?? (outcomes.every(isUnsuppressedRefusal) ? outcomes[0] : undefined);
  if (!doubted || (last && last.outcome !== 'sender-fault')) return outcomes;
  const fault = outcomeOf('sender-fault', doubted.code, doubted.text);
  return outcomes.map((one) => (isUnsuppressedRefusal(one) ? fault : one));
}

const isUnsuppressedRefusal = ({ outcome, suppress }: SendOutcome) => outcome === 'refused' && !suppress;

/** What the parts not yet tried get after one failed as a whole: they were surely not sent. */
const afterwards = (outcome: SendOutcome): SendOutcome =>
  outcome.outcome === 'indeterminate' ? outcomeOf('connection', outcome.code, outcome.text) : outcome;
