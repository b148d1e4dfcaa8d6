import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { missing } from './errors';
import type { Kind, Shapes } from './shapes';

/** What an object carries that Stripe keeps to itself: how a card behaves, what a session will create, when to try again. */
export type Hidden = Record<string, unknown>;
type Entry = { account: string; object: { id: string; object: string }; hidden: Hidden };
/** What a call with an idempotency key was, and what it was answered. */
export type Remembered = { key: string; at: number; call: string; answer: { status: number; body: object } };
type Line =
  | { account: string; object: Entry['object']; hidden: Hidden }
  | { deleted: string }
  | { settings: Settings }
  | Remembered;
export type Settings = { accounts: Record<string, AccountSettings> };
export type AccountSettings = {
  /** The platform it is connected to. */
  platform?: string;
  /** How far its clock is ahead of the real one. */
  aheadSeconds: number;
  /** Whether an invoice that could not be charged to the end cancels its subscription, or leaves it. */
  afterRetries: 'cancel' | 'unpaid' | 'past_due';
  tax: { active: boolean; behavior: 'inclusive' | 'exclusive' | null };
};

/** As long as Stripe remembers an idempotency key. */
const KEY_MS = 24 * 3_600_000;

const NAME = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
export const randomName = (length: number) => [...randomBytes(length)].map((byte) => NAME[byte % NAME.length]).join('');
export const newId = (prefix: string) => `${prefix}_1T${randomName(22)}`;

/** Everything that exists, in memory; with a file, also there: one line for each change, so that a killed process loses none. */
export class Store {
  private readonly entries = new Map<string, Entry>();
  private settings: Settings = { accounts: {} };
  private readonly keys = new Map<string, Remembered>();
  private lines: Line[] = [];

  constructor(private readonly file?: string) {
    if (!file || !existsSync(file)) return;
    for (const text of readFileSync(file, 'utf8').split('\n')) {
      let line: Line;
      try {
        line = JSON.parse(text) as Line;
      } catch {
        continue; // the last line of a process that was cut off
      }
      if ('deleted' in line) this.entries.delete(line.deleted);
      else if ('settings' in line) this.settings = line.settings;
      else if ('key' in line) {
        if (line.at > Date.now() - KEY_MS) this.keys.set(line.key, line);
      } else this.entries.set(line.object.id, line);
    }
    const kept: Line[] = [...this.entries.values(), { settings: this.settings }, ...this.keys.values()];
    writeFileSync(`${file}.new`, kept.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  /** Writes down what changed since the last time. Called before an answer leaves. */
  flush() {
    if (this.lines.length === 0) return;
    if (this.file) appendFileSync(this.file, this.lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
    this.lines = [];
  }

  recall = (key: string) => this.keys.get(key);
  remember(one: Remembered) {
    this.keys.set(one.key, one);
    this.lines.push(one);
  }

  settingsOf(account: string): AccountSettings {
    const known = this.settings.accounts[account];
    if (known) return known;
    const made: AccountSettings = { aheadSeconds: 0, afterRetries: 'cancel', tax: { active: true, behavior: 'inclusive' } };
    this.settings.accounts[account] = made;
    return made;
  }

  setSettings(account: string, change: Partial<AccountSettings>) {
    this.settings.accounts[account] = { ...this.settingsOf(account), ...change };
    this.lines.push({ settings: structuredClone(this.settings) });
  }

  accounts = () => Object.keys(this.settings.accounts);

  find<K extends Kind>(kind: K, account: string, id: string | null | undefined): Shapes[K] | undefined {
    const entry = id ? this.entries.get(id) : undefined;
    return entry?.account === account && entry.object.object === kind ? (entry.object as unknown as Shapes[K]) : undefined;
  }

  /** @throws StripeError resource_missing */
  get<K extends Kind>(kind: K, account: string, id: string, param?: string): Shapes[K] {
    const found = this.find(kind, account, id);
    if (!found) throw missing(kind.split('.').at(-1)!, id, param);
    return found;
  }

  /** Any object of the account by its id. */
  any(account: string, id: string) {
    const entry = this.entries.get(id);
    return entry?.account === account ? entry.object : undefined;
  }

  /** Whose it is, for pages that are reached by an id that cannot be guessed. */
  accountOf = (id: string) => this.entries.get(id)?.account;

  /** All of a kind, oldest first. */
  all<K extends Kind>(kind: K, account: string): Shapes[K][] {
    const found: Shapes[K][] = [];
    for (const { object, account: owner } of this.entries.values())
      if (owner === account && object.object === kind) found.push(object as unknown as Shapes[K]);
    return found;
  }

  hidden = <T = Hidden>(id: string): T => (this.entries.get(id)?.hidden ?? {}) as T;

  put<K extends Kind>(account: string, object: Shapes[K] & { id: string; object: string }, hidden?: Hidden) {
    const entry: Entry = { account, object, hidden: hidden ?? this.entries.get(object.id)?.hidden ?? {} };
    this.entries.set(object.id, entry);
    this.lines.push(structuredClone(entry));
  }

  hide(id: string, change: Hidden) {
    const entry = this.entries.get(id);
    if (!entry) throw new Error(`${id} is not there`);
    entry.hidden = { ...entry.hidden, ...change };
    this.lines.push(structuredClone(entry));
  }

  delete(id: string) {
    this.entries.delete(id);
    this.lines.push({ deleted: id });
  }
}
