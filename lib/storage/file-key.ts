/** @throws unless the key is folders and a name of plain characters: none can leave the store's folder. */
export function checkFileKey(key: string): string {
  const plain = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*(\.[a-z0-9]+)?$/.test(key);
  if (!plain || key.length > 300) throw new RangeError('Not a key of the store');
  return key;
}
