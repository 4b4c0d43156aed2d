import { chown, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NotRun } from '../not-run.ts';
import { canConnect, urlOf, type Postgres, type Settings } from './postgres.ts';
import type { Scope } from '../process/scope.ts';
import { startServer } from './servers.ts';
import { findTool, versionOf } from '../tools.ts';

/**
 * Starts a PgBouncer for the database `app` of a PostgreSQL server. The role `app` may also query the database `pgbouncer`
 * for statistics (`SHOW POOLS`).
 *
 * @throws NotRun if pgbouncer is missing.
 */
export async function startPgBouncer(
	scope: Scope,
	settings: Settings,
	{ port: serverPort }: Postgres,
	password: string,
): Promise<PgBouncer> {
	const command = await findTool('pgbouncer');
	if (process.getuid?.() === 0 && !scope.user) {
		throw new NotRun('needs pgbouncer, which refuses to run as root, and there is no user "postgres"');
	}
	const folder = await scope.makeFolder('pgbouncer', scope.user);
	const users = path.join(folder, 'users.txt');
	const file = path.join(folder, 'pgbouncer.ini');
	await writeFile(users, `"app" "${password}"\n"postgres" "${password}"\n`, { mode: 0o600 });
	const port = await startServer(scope, {
		name: 'PgBouncer',
		command: async (port) => {
			const options = {
				...settings,
				listen_addr: '127.0.0.1',
				listen_port: port,
				unix_socket_dir: '',
				auth_type: 'scram-sha-256',
				auth_file: users,
				admin_users: 'postgres',
				stats_users: 'app',
			};
			const lines = Object.entries(options).map(([name, value]) => `${name} = ${value}`);
			const database = `app = host=127.0.0.1 port=${serverPort} dbname=app`;
			await writeFile(file, ['[databases]', database, '[pgbouncer]', ...lines, ''].join('\n'), { mode: 0o600 });
			if (scope.user) for (const each of [users, file]) await chown(each, scope.user.uid, scope.user.gid);
			return { command, args: [file] };
		},
		// The database `pgbouncer` answers without a connection to the server, so the pool stays empty.
		isReady: (port) => canConnect(urlOf('app', password, port, 'pgbouncer'), 'SHOW VERSION'),
		stopSignal: 'SIGTERM',
	});
	return { port, url: urlOf('app', password, port, 'app'), version: await versionOf(command, '--version') };
}

export interface PgBouncer {
	port: number;
	url: string;
	version: string;
}
