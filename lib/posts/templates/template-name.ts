const MAX_NAME = 80;

/** A template's name as it is kept: one line, without space around it; what is wrong with it otherwise. */
export function templateName(typed: string): { name: string } | { problem: 'name-missing' | 'name-too-long' } {
  const name = typed
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .toWellFormed()
    .trim();
  if (!name) return { problem: 'name-missing' };
  return name.length > MAX_NAME ? { problem: 'name-too-long' } : { name };
}
