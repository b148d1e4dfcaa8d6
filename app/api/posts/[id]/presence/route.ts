import { z } from 'zod';
import { readBody } from '@/app/api/read-body';
import { isSameOrigin } from '@/app/api/same-origin';
import { endPresence, notePresence } from '@/lib/posts/note-presence';
import { answer, editablePost } from '../../editable-post';

const MAX_BYTES = 1024;
const Told = z.strictObject({ windowId: z.uuid(), left: z.boolean().default(false) });

function parse(body: Buffer | null) {
  try {
    return Told.safeParse(JSON.parse(String(body)));
  } catch {
    return Told.safeParse(null);
  }
}

/** An editor says that it is open, or was closed, and hears who else has the post open and what was saved last. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  if (!isSameOrigin(request.headers)) return answer({ problem: 'other-origin' }, 403);
  const found = await editablePost(params);
  if (found instanceof Response) return found;
  const told = parse(await readBody(request, MAX_BYTES));
  if (!told.success) return answer({ problem: 'not-understood' }, 400);
  const window = {
    publicationId: found.publicationId,
    postId: found.post.id,
    userId: found.user.id,
    windowId: told.data.windowId,
  };
  if (told.data.left) {
    await endPresence(window);
    return answer({ ok: true });
  }
  const presence = await notePresence(window);
  return presence ? answer(presence) : answer({ problem: 'post-unknown' }, 404);
}
