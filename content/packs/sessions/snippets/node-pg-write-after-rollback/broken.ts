import pg from 'pg';

process.removeAllListeners('warning');
process.on('warning', (warning) => console.log(`${warning.name}: ${warning.message}`));

const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
await client.connect();
await client.query('CREATE TEMPORARY TABLE orders (id int PRIMARY KEY, note text)');

/** Looks something up, and then writes. */
async function addOrder(id: number) {
	await client.query('SELECT pg_sleep(0.1)');
	await client.query('INSERT INTO orders VALUES ($1)', [id]);
}

/** Finds that nothing is left. */
async function checkStock() {
	await client.query('SELECT 0 AS stock');
	throw new Error('out of stock');
}

await client.query('BEGIN');
try {
	await Promise.all([checkStock(), client.query('SELECT 1'), addOrder(7)]);
	await client.query('COMMIT');
} catch (error) {
	console.log(`rolled back: ${(error as Error).message}`);
	await client.query('ROLLBACK');
}
await new Promise((resolve) => setTimeout(resolve, 500));
const { rows } = await client.query('SELECT id FROM orders');
console.log(`orders in the table: ${JSON.stringify(rows)}`);
await client.end();
