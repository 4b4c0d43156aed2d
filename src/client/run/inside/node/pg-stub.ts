/** Stands where `pg-pool` looks for `pg`: a pool in the page is always given its `Client`, as there is no socket here. */
export class Client {
	constructor() {
		throw new Error('There is no PostgreSQL in the page. Give the pool a Client of your own.');
	}
}

export default { Client };
