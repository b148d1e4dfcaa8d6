import type { Tx } from '@/lib/db/types';
import { line } from '@/lib/publications/text-fields';

/** What turns the direction of what stands around it, or cannot be seen. A joiner is a letter's part in some scripts. */
const UNSEEN = /[^\P{Cf}\u200c\u200d]|\p{Co}|\p{Cn}/u;

/** What a reader calls themselves beside what they wrote. */
export const ReaderName = line(50)
  .refine((name) => /[\p{L}\p{N}]/u.test(name))
  .refine((name) => !UNSEEN.test(name) && !/\p{M}{4}/u.test(name))
  .refine((name) => !/@|https?:|www\./i.test(name));

export type NameProblem = 'name-missing' | 'name-taken';

/** Letters of other alphabets that pass for Latin ones (Unicode's confusables, those that are the same to the eye). */
const LOOKALIKES: Record<string, string> = Object.fromEntries([
  ['а', 'a'],
  ['ɑ', 'a'],
  ['α', 'a'],
  ['в', 'b'],
  ['ь', 'b'],
  ['с', 'c'],
  ['ϲ', 'c'],
  ['ԁ', 'd'],
  ['е', 'e'],
  ['ҽ', 'e'],
  ['ε', 'e'],
  ['ɡ', 'g'],
  ['һ', 'h'],
  ['н', 'h'],
  ['і', 'i'],
  ['ı', 'i'],
  ['ι', 'i'],
  ['l', 'i'],
  ['1', 'i'],
  ['ӏ', 'i'],
  ['|', 'i'],
  ['ј', 'j'],
  ['к', 'k'],
  ['κ', 'k'],
  ['м', 'm'],
  ['п', 'n'],
  ['η', 'n'],
  ['о', 'o'],
  ['ο', 'o'],
  ['σ', 'o'],
  ['0', 'o'],
  ['р', 'p'],
  ['ρ', 'p'],
  ['ԛ', 'q'],
  ['г', 'r'],
  ['ѕ', 's'],
  ['5', 's'],
  ['т', 't'],
  ['τ', 't'],
  ['υ', 'u'],
  ['ν', 'v'],
  ['ѵ', 'v'],
  ['ԝ', 'w'],
  ['х', 'x'],
  ['χ', 'x'],
  ['у', 'y'],
  ['γ', 'y'],
]);

/** A name as it looks: without case, accents, spaces and signs, with one letter for all that look like it. */
export const looksLike = (name: string): string =>
  [
    ...name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}|]/gu, ''),
  ]
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join('');

/** Words by which a reader would pass for somebody who runs the publication. */
const OFFICES = ['admin', 'administrator', 'moderator', 'editor', 'theeditor', 'staff', 'team', 'support', 'owner', 'author'].map(
  looksLike,
);

/** Whether a name would pass for the team's: that of a member, of the publication, or of an office. */
export async function passesForTeam(tx: Tx, publicationId: string, name: string): Promise<boolean> {
  const look = looksLike(name);
  if (OFFICES.includes(look)) return true;
  const publication = await tx.publication.findUniqueOrThrow({
    where: { id: publicationId },
    select: {
      name: true,
      team: { select: { user: { select: { name: true, profiles: { where: { publicationId }, select: { name: true } } } } } },
    },
  });
  const theirs = publication.team.flatMap(({ user }) => [user.name, ...user.profiles.map((profile) => profile.name)]);
  return [publication.name, ...theirs].some((taken) => taken && looksLike(taken) === look);
}
