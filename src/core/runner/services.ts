import type { Snippet } from '../schema/kinds/snippet.ts';

/** The servers that the runner can start for a snippet. Their settings are in the field `services`. */
export const SERVERS = ['postgres', 'pgbouncer', 'redis'] as const;
export type Server = (typeof SERVERS)[number];

/** The servers that run for a snippet. PgBouncer also needs PostgreSQL, because it pools connections to it. */
export function serversOf(needs: Snippet['needs']): Server[] {
	return SERVERS.filter((server) => needs.includes(server) || (server === 'postgres' && needs.includes('pgbouncer')));
}

/**
 * The reasons why the runner can never run a snippet as its page describes it. Tools that are missing on a machine are not
 * listed, because the run itself reports them.
 */
export function obstaclesTo({ runtimes = [], needs = [], services = {} }: Partial<Snippet>): Obstacle[] {
	const obstacles: Obstacle[] = [];
	if (runtimes.length > 0 && !runtimes.includes('local')) obstacles.push({ is: 'page only', path: ['runtimes'] });
	const running = serversOf(needs);
	for (const server of SERVERS) {
		const settings = services[server];
		if (settings === undefined) continue;
		const path = ['services', server];
		if (!running.includes(server)) {
			obstacles.push({ is: 'not needed', path, server });
			continue;
		}
		const reserved = Object.keys(settings).filter((name) => RESERVED_SETTINGS[server].includes(name.toLowerCase()));
		obstacles.push(
			...reserved.map((name) => ({ is: 'reserved setting' as const, path: [...path, name], server, name })),
		);
	}
	return obstacles;
}

/**
 * Settings that the runner chooses for each run: where a server listens, where its files are and who may connect. A value
 * in a snippet would be overwritten, or the runner would look for the server in the wrong place.
 */
const RESERVED_SETTINGS: Record<Server, readonly string[]> = {
	postgres: ['data_directory', 'listen_addresses', 'port', 'unix_socket_directories'],
	pgbouncer: ['admin_users', 'auth_file', 'auth_type', 'listen_addr', 'listen_port', 'stats_users', 'unix_socket_dir'],
	redis: ['bind', 'dir', 'port', 'requirepass'],
};

/** One reason why the runner cannot run a snippet, with the path of the field that causes it. */
export type Obstacle = { path: readonly string[] } & (
	{ is: 'page only' } | { is: 'not needed'; server: Server } | { is: 'reserved setting'; server: Server; name: string }
);
