import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { en } from './en';
import { MESSAGES, wordsFor } from './words-for';

type Found = { args: Set<string>; plurals: string[][] };

/** What a message takes, and the categories each of its plurals tells apart. */
function takes(elements: MessageFormatElement[], found: Found = { args: new Set(), plurals: [] }): Found {
  for (const element of elements) {
    if (element.type === TYPE.argument) found.args.add(element.value);
    if (element.type === TYPE.number) found.args.add(`${element.value} (number)`);
    if (element.type === TYPE.tag) {
      found.args.add(`<${element.value}>`);
      takes(element.children, found);
    }
    if (element.type === TYPE.plural) {
      found.args.add(`${element.value} (number)`);
      found.plurals.push(Object.keys(element.options));
      for (const option of Object.values(element.options)) takes(option.value, found);
    }
  }
  return found;
}

const all = Object.entries(MESSAGES).flatMap(([language, areas]) =>
  Object.entries(areas).flatMap(([area, messages]) =>
    Object.entries(messages).map(([key, message]) => ({ language, area, key, message })),
  ),
);

const english = (area: string, key: string) => (en as Record<string, Record<string, string>>)[area]?.[key] ?? '';
const sorted = (args: Set<string>) => [...args].sort();

test.each(Object.keys(MESSAGES))('%s takes in each message what the English one takes, and has its own plurals', (code) => {
  const categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories.toSorted();
  for (const { area, key, message } of all.filter(({ language }) => language === code)) {
    const where = `${code} ${area}.${key}`;
    const found = takes(parse(message));
    expect(sorted(found.args), where).toEqual(sorted(takes(parse(english(area, key))).args));
    for (const plural of found.plurals) expect(plural.toSorted(), where).toEqual(categories);
  }
});

test('no message has an apostrophe that would quote what follows it, or space around it', () => {
  expect(all.filter(({ message }) => message.includes("'") || message.trim() !== message || message === '')).toEqual([]);
});

test('says a sentence with numbers and plurals as the language writes them', () => {
  expect(wordsFor('en')('archive.posts', { count: 1 })).toBe('1 post');
  expect(wordsFor('de')('archive.posts', { count: 12345 })).toBe('12.345 Beiträge');
  expect(wordsFor('fr')('archive.posts', { count: 0 })).toBe('0 article');
  expect(wordsFor('fr')('archive.posts', { count: 2_000_000 }).replaceAll(/\s/g, ' ')).toBe('2 000 000 d’articles');
  expect(wordsFor('ar')('archive.posts', { count: 2 })).toBe('مقالتان');
  expect(wordsFor('ar')('archive.posts', { count: 11 })).toBe('11 مقالة');
  expect(wordsFor('ja')('archive.posts', { count: 3 })).toBe('3件の記事');
});

test('a region counts as its people do, and a language that is none of ours is spoken to in English', () => {
  expect(wordsFor('de-CH')('archive.posts', { count: 12345 })).toMatch(/^12['’]345 Beiträge$/);
  expect(wordsFor('pt-BR')('frame.subscribe')).toBe('Assinar');
  expect(wordsFor('nl')('archive.posts', { count: 12345 })).toBe('12,345 posts');
  expect(wordsFor('constructor')('frame.subscribe')).toBe('Subscribe');
});

test('what a person wrote is said as it is, never read as a message', () => {
  const name = "It's {count, plural, one {<b>#</b>}} '{x}'";
  expect(wordsFor('en')('subscribe.titleTo', { publication: name })).toBe(`Subscribe to ${name}`);
});
