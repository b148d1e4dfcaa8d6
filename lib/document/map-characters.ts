/** Words with each character of `from` as the one of `to` in its place; as they stand when one of them has none. */
export const mapCharacters = (words: string, from: string, to: string) => {
  const places = [...words].map((character) => from.indexOf(character));
  return places.includes(-1) ? words : places.map((place) => to[place]).join('');
};
