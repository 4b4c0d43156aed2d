import { holdAtOnce } from './clients.ts';

await holdAtOnce('straight to PostgreSQL', process.env['DATABASE_URL']);
