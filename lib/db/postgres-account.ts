import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Account = { uid: number; gid: number };

/** The account PostgreSQL runs as. It refuses root, so as root: who owns the data already, else the system's
 *  `postgres`, else `nobody`, which every system has. Undefined: our own account. */
export function serverAccount(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(join(dataDir, 'PG_VERSION'))) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  return accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: 65534, gid: 65534 };
}

function accountNamed(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  // macOS writes nobody as -2.
  return uid && gid ? { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 } : undefined;
}

/** Whether an account may enter a folder and all above it, by their modes. */
export function canEnter(folder: string, { uid, gid }: Account): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  if (!(mode & bit)) return false;
  return dirname(folder) === folder || canEnter(dirname(folder), { uid, gid });
}

/** initdb reads the password from a file, so that no process list shows it. */
export function withPasswordFile<Result>(password: string, account: Account | undefined, use: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'courant-'));
  try {
    const path = join(folder, 'password');
    writeFileSync(path, `${password}\n`, { mode: 0o600 });
    if (account) for (const owned of [folder, path]) chownSync(owned, account.uid, account.gid);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
