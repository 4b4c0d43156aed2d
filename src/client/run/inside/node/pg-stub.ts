/** Replaces `pg` for `pg-pool`. A pool in the page always gets its own `Client`, because there are no sockets here. */
export class Client {
	constructor() {
		throw new Error('There is no PostgreSQL in the page. Give the pool a Client of your own.');
	}
}

export default { Client };
