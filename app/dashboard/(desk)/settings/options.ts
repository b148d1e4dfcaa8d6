/** The languages offered; a publication in another keeps it. */
const LANGUAGES =
  'ar bg ca cs da de el en es et eu fa fi fr ga he hi hr hu id is it ja ko lt lv ms nb nl nn pl pt pt-BR ro ru sk sl sr sv th tr uk vi zh zh-TW'.split(
    ' ',
  );

/** Each language under its name in English, with the publication's own among them. */
export function languageOptions(current: string) {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return [...new Set([...LANGUAGES, current])]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Every time zone this server knows. */
export const timeZoneOptions = (current: string) =>
  [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current])].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));
