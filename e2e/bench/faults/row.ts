import type { World } from './world';

/** One fault of the matrix (lib/decisions/0013-faults.md says what each number stands for). */
export type FaultRow = {
  row: number;
  name: string;
  /** Part of `npm test` */
  short?: true;
  /** Makes the fault happen during a send, and waits until the send had its time. */
  run: (world: World) => Promise<void>;
};
