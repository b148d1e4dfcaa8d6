import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from './terminal';

/** Opens the data folder, making it when it is not there. @throws Refusal saying what to do. */
export function openDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    mkdirSync(join(folder, 'logs'), { recursive: true });
    // Others on this machine may pass through (PostgreSQL's account has to), but not read mail with links that sign in.
    const inbox = join(folder, 'inbox');
    mkdirSync(inbox, { recursive: true });
    if (statSync(inbox).mode & 0o077) chmodSync(inbox, 0o700);
    return folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new Refusal(
        `The data folder ${folder} is not a folder: move what stands there away, or set DATA_DIR to another place.`,
      );
    if (code !== 'EACCES' && code !== 'EPERM') throw error; // a full disk, a read-only one: said in words of their own
    throw new Refusal(
      `The data folder ${folder} cannot be written to (${code}): give this user the right to, or set DATA_DIR to another place.`,
    );
  }
}

const Secrets = z.object({
  AUTH_SECRET: z.string().min(32),
  SETUP_TOKEN: z.string().min(16),
  POSTGRES_PASSWORD: z.string().min(16),
});
export type Secrets = z.infer<typeof Secrets>;

/** The secrets made at the first start, or null when none were made here. @throws Refusal when they are damaged. */
export function readSecrets(dataDir: string): Secrets | null {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) return null;
  try {
    if (statSync(file).mode & 0o077) chmodSync(file, 0o600);
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(
      code
        ? `${file} cannot be read (${code}): give this user the right to.`
        : `${file} is damaged: bring it back from a backup. Without it mailed links stop working and the database stays locked.`,
    );
  }
}

/** Those that are there, else new ones, kept in a file only this user reads. */
export function keepSecrets(dataDir: string): Secrets {
  const known = readSecrets(dataDir);
  if (known) return known;
  if (existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    throw new Refusal(
      `${join(dataDir, 'secrets.json')} is missing, and with it the database's password: bring it back from a backup.`,
    );
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  const made = { AUTH_SECRET: random(32), SETUP_TOKEN: random(18), POSTGRES_PASSWORD: random(24) };
  writeWhole(join(dataDir, 'secrets.json'), made);
  return made;
}

const Ports = z.object({
  postgres: z.number().optional(),
  smtp: z.number().optional(),
  inbox: z.number().optional(),
  stripe: z.number().optional(),
});
export type Ports = z.infer<typeof Ports>;

/** The ports of the last start, so that they stay the same; forgotten when the file cannot be read. */
export function readPorts(dataDir: string): Ports {
  const file = join(dataDir, 'ports.json');
  if (!existsSync(file)) return {};
  try {
    return Ports.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {}; // damaged or another user's: new ones are chosen
  }
}

export const keepPorts = (dataDir: string, ports: Ports) => writeWhole(join(dataDir, 'ports.json'), ports);

/** Renamed into place: whoever reads sees the old file or the new one, never half of one. */
export function writeWhole(file: string, value: unknown) {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
