/** Google's woff2, compiled to WebAssembly. */
declare module 'wawoff2' {
  /** @returns the font as TrueType or OpenType. @throws where it is no WOFF 2 */
  export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
