import type { Snippet } from '../schema/snippet.ts';

/** What the runner can start or call for a snippet: `services` are servers with settings, the others are programs. */
export const SERVERS = ['postgres', 'pgbouncer', 'redis'] as const;
export type Server = (typeof SERVERS)[number];

/** The servers that run for a snippet. PgBouncer brings the PostgreSQL that it pools connections to. */
export function serversOf(needs: Snippet['needs']): Server[] {
	return SERVERS.filter((server) => needs.includes(server) || (server === 'postgres' && needs.includes('pgbouncer')));
}

/**
 * Why the runner cannot run a snippet as its page describes it, whatever is installed. What it does not find on a machine
 * is not listed: that is for a run to say.
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
		const taken = Object.keys(settings).filter((name) => OWN_SETTINGS[server].includes(name.toLowerCase()));
		obstacles.push(...taken.map((name) => ({ is: 'own setting' as const, path: [...path, name], server, name })));
	}
	return obstacles;
}

/**
 * Settings that the runner chooses for each run: where a server listens, where its files are and who may connect. Another
 * value would be overwritten, or the runner would look for the server in the wrong place.
 */
const OWN_SETTINGS: Record<Server, readonly string[]> = {
	postgres: ['data_directory', 'listen_addresses', 'port', 'unix_socket_directories'],
	pgbouncer: ['admin_users', 'auth_file', 'auth_type', 'listen_addr', 'listen_port', 'stats_users', 'unix_socket_dir'],
	redis: ['bind', 'dir', 'port', 'requirepass'],
};

/** One reason, with the path of the field that is the cause. */
export type Obstacle = { path: readonly string[] } & (
	{ is: 'page only' } | { is: 'not needed'; server: Server } | { is: 'own setting'; server: Server; name: string }
);
