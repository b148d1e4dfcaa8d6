import { createInterface } from 'node:readline';
import { type PublishInput, publishPost } from '@/lib/posts/publish-post';

// Publishes a post for each line it is given, a PublishInput, and says what came of it. Row 29 kills it in the middle.
for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await publishPost(JSON.parse(line) as PublishInput)));
// Its connections would hold it open.
process.exit(0);
