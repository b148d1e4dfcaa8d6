import { env } from '@/lib/env';
import { diskStore } from './disk-store';
import { s3Store } from './s3-store';
import type { Store } from './store-type';

let chosen: Store | undefined;

/** S3 where S3_BUCKET is set, else the folder uploads in DATA_DIR. */
export function store(): Store {
  chosen ??= env().S3_BUCKET ? s3Store(env()) : diskStore(env().DATA_DIR);
  return chosen;
}
