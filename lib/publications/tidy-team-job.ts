import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { tidyTeam } from './tidy-team';

export const tidyTeamJob = job('tidy-team', z.object({}), () => tidyTeam());
