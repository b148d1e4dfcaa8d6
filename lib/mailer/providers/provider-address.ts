/** How to reach a provider's API, as read from a transport's URL. */
export type ProviderAddress = {
  /** https, or http to this machine alone */
  base: URL;
  /** The user part: an API key, or AWS's access key id */
  key: string;
  /** The password part: AWS's secret */
  secret: string;
  options: URLSearchParams;
  /** How long an answer may take before it counts as lost */
  timeoutSeconds: number;
};

/** A string at `name` of something parsed, or undefined. */
export function wordsOf(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : undefined;
}
