/** Something the person at the terminal can put right: printed as it is, without a stack, and the exit code is 1. */
export class Refusal extends Error {
  override name = 'Refusal';
}

const isTerminal = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number) => (text: string) => (isTerminal ? `\x1b[${code}m${text}\x1b[0m` : text);
export const bold = paint(1);
export const faint = paint(2);
const red = paint(31);
const yellow = paint(33);

export const say = (line: string) => console.log(line ? `  ${line}` : '');
export const warn = (line: string) => console.error(`  ${yellow(line)}`);
export const fail = (line: string) => console.error(red(line));

/** A child's line of JSON as one a person reads, or null for what only the log file keeps (info and below). */
export function readable(name: string, line: string): string | null {
  try {
    const { level, msg, err, time: _, process: __, pid: ___, ...rest } = JSON.parse(line) as Record<string, unknown>;
    if (level !== 'warn' && level !== 'error' && level !== 'fatal') return null;
    const reason = err && typeof err === 'object' && 'message' in err ? `: ${String(err.message).split('\n')[0]}` : '';
    const details = Object.keys(rest).length > 0 ? ` ${faint(JSON.stringify(rest))}` : '';
    return `${name}  ${level === 'warn' ? yellow('warning') : red('error')}  ${String(msg)}${reason}${details}`;
  } catch {
    return null;
  }
}
