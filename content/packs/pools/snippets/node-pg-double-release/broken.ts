import Pool from 'pg-pool';

const orders = Number(process.env['ORDERS'] ?? 3);

/** What pg-pool asks of a client. Every second insert fails, as on a duplicate key. The interval stands for the socket. */
class FakeClient {
	_queryable = true;
	#socket: ReturnType<typeof setInterval> | undefined;

	connect(done: (error?: Error) => void) {
		this.#socket = setInterval(() => {}, 1000);
		setTimeout(done, 0);
	}

	async insert(order: number) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		if (order % 2 === 0) throw new Error(`order ${order} exists already`);
	}

	end(done?: () => void) {
		clearInterval(this.#socket);
		done?.();
	}

	on() {}
	once() {}
	removeListener() {}
}

const pool = new Pool({ Client: FakeClient, max: 2 });

/** Releases in `catch` and again in `finally`. */
async function insertOrder(order: number) {
	const client = await pool.connect();
	try {
		await client.insert(order);
	} catch (error) {
		client.release(error);
		throw error;
	} finally {
		client.release();
	}
}

for (let order = 1; order <= orders; order++) {
	try {
		await insertOrder(order);
		console.log(`order ${order}: stored`);
	} catch (error) {
		console.log(`order ${order}: ${error}`);
	}
	console.log(`  pool: total ${pool.totalCount}, idle ${pool.idleCount}, waiting ${pool.waitingCount}`);
}
await pool.end();
