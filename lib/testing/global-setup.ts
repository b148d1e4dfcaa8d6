import type { TestProject } from 'vitest/node';
import { startTestCluster } from './cluster';

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string;
    testFolder: string;
  }
}

export default async function setup(project: TestProject) {
  const cluster = await startTestCluster();
  project.provide('clusterUrl', cluster.url);
  project.provide('testFolder', cluster.folder);
  return cluster.stop;
}
