import { holdAtOnce } from './clients.ts';

await holdAtOnce('through PgBouncer', process.env['PGBOUNCER_URL']);
