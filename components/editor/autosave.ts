import type { Pictures } from '@/lib/document/types';
import { isSignedOut } from '@/lib/format/signed-out';
import type { SaveAnswer, SavedByOther, SaveInput, SaveState } from './editor-props';
import { dropUnsent, keepUnsent, type Words } from './unsent';

/** Saved so long after the last key: within a second of a pause. */
const PAUSE_MS = 800;
/** Someone who never pauses is saved this often. */
const LONGEST_MS = 10_000;
/** The same while a preview beside the text follows it: it shall be there within a second. */
const FOLLOWED = { pauseMs: 250, longestMs: 900 };
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

export type SaveStatus = {
  state: SaveState;
  revision: number;
  /** Why it was refused. */
  problem?: string;
  /** What stands on the server, where someone else saved in between. */
  current?: SavedByOther;
};

type Options = {
  postId: string;
  revision: number;
  /** What the editor holds now. */
  read: () => Words;
  /** What else is needed to show it again. */
  pictures?: () => Pictures;
  save: (input: SaveInput) => Promise<SaveAnswer>;
  onStatus: (status: SaveStatus) => void;
};

/** Saves as one types. One save is under way at a time; what is typed meanwhile follows. A save whose answer was lost is
 *  asked for again word by word, since the server may have it already and knows the same words again. */
export class Autosave {
  #options: Options;
  #status: SaveStatus;
  #typed = 0;
  #sent = 0;
  #running: Promise<void> | undefined;
  #unanswered: { words: Words; typed: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #failures = 0;
  /** A preview follows what is saved. */
  isFollowed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#status = { state: 'saved', revision: options.revision };
  }

  get status() {
    return this.#status;
  }

  get isSaved() {
    return this.#typed === this.#sent;
  }

  /** Something was typed. */
  changed() {
    this.#typed++;
    if (this.#status.state === 'stale') return this.keep();
    // Said once: each word of it draws the editor's frame anew, and a key has 16 ms.
    if (this.#status.state === 'saved' || this.#status.state === 'refused') this.#tell({ state: 'unsaved' });
    if (this.#status.state === 'offline' || this.#status.state === 'signed-out') return; // its own timer goes on
    this.#waitingSince ??= Date.now();
    const { pauseMs, longestMs } = this.isFollowed ? FOLLOWED : { pauseMs: PAUSE_MS, longestMs: LONGEST_MS };
    this.#schedule(Math.min(pauseMs, Math.max(0, this.#waitingSince + longestMs - Date.now())));
  }

  /** Sends what is not saved yet. The revision when all is saved, null when it could not be. */
  async saveNow(): Promise<number | null> {
    clearTimeout(this.#timer);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
    return this.isSaved && this.#status.state === 'saved' ? this.#status.revision : null;
  }

  /** Goes on from what stands on the server, and puts these words over it. Both stay among the revisions. */
  saveOver(): Promise<number | null> {
    const { current } = this.#status;
    if (current) {
      this.#unanswered = undefined;
      this.#typed++;
      this.#tell({ state: 'unsaved', revision: current.revision });
    }
    return this.saveNow();
  }

  /** Takes what stands on the server. The words here are sent once more, only to be kept among the revisions with all that
   *  was typed since; the editor then shows what is returned. null, and nothing is lost, when they could not be sent. */
  async giveWay(): Promise<SavedByOther | null> {
    const { current, revision } = this.#status;
    if (!current) return null;
    const { postId, read, save } = this.#options;
    let answer: SaveAnswer;
    try {
      answer = await save({ postId, revision, ...read() });
    } catch {
      return null; // said by the caller; the words stay here and in this browser
    }
    if (!answer.ok && !('current' in answer)) return null;
    const theirs = answer.ok ? { ...current, revision: answer.revision } : answer.current;
    this.#unanswered = undefined;
    this.discard();
    this.#tell({ state: 'saved', revision: theirs.revision });
    return theirs;
  }

  /** Keeps the words in this browser, for when the page goes away. */
  keep() {
    if (this.isSaved) return;
    const { postId, read, pictures } = this.#options;
    keepUnsent(postId, { ...read(), revision: this.#status.revision, keptAt: Date.now(), pictures: pictures?.() });
  }

  /** Lets the words here go, so that the page may be left without a question. */
  discard() {
    this.stop();
    this.#sent = this.#typed;
    dropUnsent(this.#options.postId);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #schedule(ms: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.saveNow(), ms);
  }

  #tell(status: Partial<SaveStatus>) {
    const { state, revision } = this.#status;
    this.#status = { state, revision, ...status };
    this.#options.onStatus(this.#status);
  }

  async #run() {
    while (!this.isSaved && this.#status.state !== 'stale') {
      const { postId, read, save } = this.#options;
      const sending = this.#unanswered ?? { words: read(), typed: this.#typed };
      this.#unanswered = sending;
      this.#waitingSince = undefined;
      this.#tell({ state: 'saving' });
      this.keep();
      let answer: SaveAnswer;
      try {
        answer = await save({ postId, revision: this.#status.revision, ...sending.words });
      } catch (error) {
        // Whatever came between, the network, a restarting server or a session that ended: it is tried again, and meanwhile
        // kept here.
        this.#tell({ state: isSignedOut(error) ? 'signed-out' : 'offline' });
        this.#schedule(RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]!);
        return;
      }
      this.#failures = 0;
      this.#unanswered = undefined;
      if (!answer.ok) {
        if ('current' in answer) this.#tell({ state: 'stale', current: answer.current });
        else this.#tell({ state: 'refused', problem: answer.problem });
        return;
      }
      this.#sent = sending.typed;
      this.#status = { ...this.#status, revision: answer.revision };
      if (this.isSaved) dropUnsent(postId);
    }
    if (this.isSaved) this.#tell({ state: 'saved' });
  }
}
