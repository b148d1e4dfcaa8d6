import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { createDatabase } from '@/lib/testing/create-database';
import { checkSecret, OtherSecretError } from './check-secret';

test('the first secret is known again, by all who have it; another one is refused, with what to do and not with the secret', async () => {
  const url = await createDatabase(inject('clusterUrl'), `secret_${randomUUID()}`, 'template_courant');
  const [ours, others] = ['first-secret-of-32-characters-or-more', 'other-secret-of-32-characters-or-more'];
  await Promise.all([1, 2, 3, 4].map(() => checkSecret(url, ours)));
  const refused = await checkSecret(url, others).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(OtherSecretError);
  expect(String(refused)).toContain('secrets.json');
  for (const secret of [ours, others]) expect(String(refused)).not.toContain(secret);
  await checkSecret(url, ours);
});
