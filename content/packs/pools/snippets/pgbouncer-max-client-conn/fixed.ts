import { startWorkers } from './workers.ts';

await startWorkers({ workers: 2, poolSize: 2 });
