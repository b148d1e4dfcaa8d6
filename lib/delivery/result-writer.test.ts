import { describe, expect, test } from 'vitest';
import type { Claimed } from './claim-deliveries';
import type { Held } from './leased-rows';
import type { Outcome } from './record-results';
import { ResultWriter } from './result-writer';

const held = (id: string): Held => ({ row: { id, attempts: 0 } as Claimed, token: 'token', validUntil: 0 });
const accepted = { outcome: 'accepted', code: 250, enhanced: null, stage: 'dot', text: 'ok' } as const;

/** A database that answers when told to, and keeps what it was asked. */
function slowly() {
  const groups: string[][] = [];
  const answers: (() => void)[] = [];
  const record = (outcomes: Outcome[]) => {
    groups.push(outcomes.map(({ id }) => id));
    return new Promise<string[]>((answer) => answers.push(() => answer(outcomes.map(({ id }) => id))));
  };
  return { groups, answers, record };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('results', () => {
  test('are written in one group with all that came while the last group was on its way', async () => {
    const { groups, answers, record } = slowly();
    const written: string[] = [];
    const writer = new ResultWriter({ record, onWritten: ({ row }) => written.push(row.id), most: 200 });
    const first = writer.add(held('a'), accepted);
    await turn();
    const others = ['b', 'c', 'd'].map((id) => writer.add(held(id), accepted));
    expect(groups).toEqual([['a']]);
    answers[0]!();
    await first;
    expect(written).toEqual(['a']);
    await turn();
    expect(groups).toEqual([['a'], ['b', 'c', 'd']]);
    answers[1]!();
    await Promise.all(others);
    await writer.end();
    expect(written).toEqual(['a', 'b', 'c', 'd']);
  });

  test('that are more than a group holds go in the next one, and end() waits for the last', async () => {
    const { groups, answers, record } = slowly();
    const writer = new ResultWriter({ record, onWritten: () => undefined, most: 2 });
    for (const id of ['a', 'b', 'c']) void writer.add(held(id), accepted);
    let ended = false;
    const end = writer.end().then(() => {
      ended = true;
    });
    await turn();
    expect(groups).toEqual([['a', 'b']]);
    answers[0]!();
    await turn();
    expect(groups).toEqual([['a', 'b'], ['c']]);
    expect(ended).toBe(false);
    answers[1]!();
    await end;
  });
});
