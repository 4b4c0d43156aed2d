import { connectTwo, show } from './clients.ts';

// A named statement is prepared once per connection, and the driver remembers that it was.
const query = { name: 'order-total', text: 'SELECT $1::int * 90 AS total' };

const [a, b] = await connectTwo();
await show('A, first server connection', a.query({ ...query, values: [1] }));

// B opens a transaction, so it keeps the server connection that A had.
await b.query('BEGIN');
await show('A, second server connection', a.query({ ...query, values: [2] }));
await show('B, where A prepared it before', b.query({ ...query, values: [3] }));
await b.query('ROLLBACK');

await a.end();
await b.end();
