/** What is wrong with a formula, in plain words. KaTeX tells it in its message alone. */
export function formulaProblem(message: string): string {
  const unknown = /Undefined control sequence: (\\\S+)/.exec(message)?.[1];
  if (unknown) return `There is no command ${unknown}. Check how it is spelled.`;
  if (/Expected '\}'|Unexpected end of input|Expected group|Can't use function/.test(message))
    return 'Something is missing: a bracket that closes, or what a command is to stand over.';
  if (/Extra \}|got '\}'/.test(message)) return 'There is a } that no { opens.';
  if (/Too many expansions/.test(message)) return 'This formula unfolds without end.';
  if (/Double (super|sub)script/.test(message))
    return 'Two powers or two indices stand at one place. Put brackets around: {x^2}^3.';
  if (/got '&'/.test(message)) return 'A & can stand in a table or an alignment only. Write \\& for the character.';
  return 'This is not a whole formula yet.';
}
