import { connectTwo, show } from './clients.ts';

// Without a name the statement is parsed and run in one go, on whatever connection there is.
const query = { text: 'SELECT $1::int * 90 AS total' };

const [a, b] = await connectTwo();
await show('A, first server connection', a.query({ ...query, values: [1] }));

// B opens a transaction, so it keeps the server connection that A had.
await b.query('BEGIN');
await show('A, second server connection', a.query({ ...query, values: [2] }));
await show('B, where A prepared it before', b.query({ ...query, values: [3] }));
await b.query('ROLLBACK');

await a.end();
await b.end();
