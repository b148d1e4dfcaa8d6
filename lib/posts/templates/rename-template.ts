import { db } from '@/lib/db/db';
import { templateName } from './template-name';

export type RenamedTemplate =
  | { ok: true }
  | { ok: false; problem: 'template-unknown' | 'name-missing' | 'name-too-long' | 'name-taken' };

/** Gives a template another name. Safe to repeat. */
export async function renameTemplate(input: {
  publicationId: string;
  templateId: string;
  name: string;
}): Promise<RenamedTemplate> {
  const { publicationId, templateId: id } = input;
  const named = templateName(input.name);
  if ('problem' in named) return { ok: false, ...named };
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const taken = await tx.postTemplate.findFirst({ where: { publicationId, ...named, id: { not: id } }, select: { id: true } });
    if (taken) return { ok: false, problem: 'name-taken' };
    const { count } = await tx.postTemplate.updateMany({ where: { id, publicationId }, data: named });
    return count === 1 ? { ok: true } : { ok: false, problem: 'template-unknown' };
  });
}
