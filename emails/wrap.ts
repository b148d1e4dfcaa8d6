/** At most 76 characters a line, cut at spaces. */
export const wrap = (words: string) => words.replace(/(.{1,76})(?:\s+|$)/g, '$1\n').trimEnd();
