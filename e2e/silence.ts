/** A second of silence, as a WAV file. */
export function silence() {
  const head = Buffer.from('524946460000000057415645666d74201000000001000100401f0000401f0000010008006461746100000000', 'hex');
  head.writeUInt32LE(8_036, 4);
  head.writeUInt32LE(8_000, 40);
  return Buffer.concat([head, Buffer.alloc(8_000, 128)]);
}
