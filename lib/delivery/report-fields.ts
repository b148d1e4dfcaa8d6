/** The blocks of a delivery status or a feedback report (RFC 3464 §2.1, RFC 5965 §3): header-like lines, unfolded,
 *  blocks parted by empty lines. Names in lower case; of a field that repeats, the first counts. */
export function reportBlocks(content: Buffer): Map<string, string>[] {
  const blocks: Map<string, string>[] = [];
  for (const text of content
    .toString('utf8')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)) {
    const block = new Map<string, string>();
    for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon).trim().toLowerCase();
      if (colon > 0 && !block.has(name)) block.set(name, line.slice(colon + 1).trim());
    }
    if (block.size > 0) blocks.push(block);
  }
  return blocks;
}

/** The value without its type: `rfc822; a@b.c` is `a@b.c`, `smtp; 550 no` is `550 no`. */
export const untyped = (value: string | undefined) => (value ?? '').replace(/^[\w-]+\s*;\s*/, '').trim();
