import { randomBytes } from 'node:crypto';
import { messageOf } from '../../../core/text/message-of.ts';
import type { Known } from '../../../core/runner/mask.ts';
import type { Snippet } from '../../../core/schema/kinds/snippet.ts';
import { NotRun } from '../not-run.ts';
import { startPgBouncer } from './pgbouncer.ts';
import { postgresVersion, startPostgres, type Postgres } from './postgres.ts';
import { decodeUrlPart, redisVersion, startRedis } from './redis.ts';
import type { Scope } from '../process/scope.ts';
import { findTool, versionOf } from '../tools.ts';

/**
 * Starts the servers that a snippet needs. If an environment variable names a server, that server is used as it is.
 *
 * @throws NotRun if a server is missing, or if a variable names one although the snippet needs a server with its own
 * settings.
 */
export async function startServices(
	scope: Scope,
	{ needs, services }: Pick<Snippet, 'needs' | 'services'>,
	progress: (line: string) => void,
): Promise<Services> {
	const password = randomBytes(12).toString('hex');
	const result: Services = { env: {}, versions: {}, ports: [], secrets: [password] };
	const urlFromEnvironment = (need: keyof typeof VARIABLES): string | undefined => {
		const url = process.env[VARIABLES[need]];
		if (!url) return undefined;
		const settings = Object.keys(services[need] ?? {});
		if (settings.length > 0) {
			throw new NotRun(`needs a server of its own, with ${settings.join(', ')} set; unset ${VARIABLES[need]}`);
		}
		const { host, port } = parseServerUrl(VARIABLES[need], url, result.secrets);
		progress(`Using the ${need} that ${VARIABLES[need]} names, ${host}`);
		if (port) result.ports.push(Number(port));
		return url;
	};

	for (const tool of TOOLS) {
		if (needs.includes(tool)) result.versions[tool] = await versionOf(await findTool(tool), ...VERSION_ARGS[tool]);
	}
	const bouncerUrl = needs.includes('pgbouncer') ? urlFromEnvironment('pgbouncer') : undefined;
	const redisUrl = needs.includes('redis') ? urlFromEnvironment('redis') : undefined;
	const startsBouncer = needs.includes('pgbouncer') && !bouncerUrl;
	let postgres: Postgres | undefined;
	if (needs.includes('postgres') || startsBouncer) {
		const url = startsBouncer ? undefined : urlFromEnvironment('postgres');
		if (url) {
			result.env['DATABASE_URL'] = url;
			const adminUrl = process.env['ADMIN_DATABASE_URL'];
			if (adminUrl) parseServerUrl('ADMIN_DATABASE_URL', adminUrl, result.secrets);
			// An empty variable counts as not set.
			result.env['ADMIN_DATABASE_URL'] = adminUrl === undefined || adminUrl === '' ? url : adminUrl;
			result.versions['PostgreSQL'] = await postgresVersion(url).catch((error: unknown) => {
				throw unanswered('PostgreSQL', 'DATABASE_URL', messageOf(error));
			});
		} else {
			postgres = await timed('PostgreSQL', progress, () => startPostgres(scope, services.postgres ?? {}, password));
			result.env['DATABASE_URL'] = postgres.url;
			result.env['ADMIN_DATABASE_URL'] = postgres.adminUrl;
			result.versions['PostgreSQL'] = postgres.version;
			result.ports.push(postgres.port);
		}
	}
	if (bouncerUrl) result.env['PGBOUNCER_URL'] = bouncerUrl;
	if (postgres && startsBouncer) {
		const server = postgres;
		const bouncer = await timed('PgBouncer', progress, () =>
			startPgBouncer(scope, services.pgbouncer ?? {}, server, password),
		);
		result.env['PGBOUNCER_URL'] = bouncer.url;
		result.versions['PgBouncer'] = bouncer.version;
		result.ports.push(bouncer.port);
	}
	if (redisUrl) {
		result.env['REDIS_URL'] = redisUrl;
		const version = await redisVersion(redisUrl);
		if (version === undefined) throw unanswered('Redis', 'REDIS_URL', 'it is not reachable, or rejects the password');
		result.versions['Redis'] = version;
	} else if (needs.includes('redis')) {
		const redis = await timed('Redis', progress, () => startRedis(scope, services.redis ?? {}, password));
		result.env['REDIS_URL'] = redis.url;
		result.versions['Redis'] = redis.version;
		result.ports.push(redis.port);
	}
	return result;
}

/**
 * Looks for every tool that a snippet needs, so that a missing tool is reported before anything is installed or started.
 */
export async function requireTools(needs: Snippet['needs']): Promise<void> {
	for (const tool of TOOLS) if (needs.includes(tool)) await findTool(tool);
	for (const server of ['pgbouncer', 'redis'] as const) {
		if (needs.includes(server) && !process.env[VARIABLES[server]]) await findTool(server);
	}
}

async function timed<T extends { version: string }>(
	name: string,
	progress: (line: string) => void,
	start: () => Promise<T>,
): Promise<T> {
	progress(`Starting ${name} …`);
	const before = Date.now();
	const started = await start();
	progress(`${name} ${started.version} is up after ${((Date.now() - before) / 1000).toFixed(1)} s`);
	return started;
}

/**
 * Parses the address of a server from an environment variable, and adds its password to `secrets`, which are masked.
 *
 * @throws NotRun if it is not a URL of that server. The message does not contain the value, which may include a password.
 */
export function parseServerUrl(variable: keyof typeof FORMS, value: string, secrets: string[]): URL {
	const form = FORMS[variable];
	const url = URL.canParse(value) ? new URL(value) : undefined;
	if (!url?.hostname || !form.schemes.includes(url.protocol)) {
		throw new NotRun(`needs a server address in ${variable}, such as ${form.example}; its current value is not one`);
	}
	const password = decodeUrlPart(url.password);
	for (const secret of new Set([url.password, password])) if (secret.length > 3) secrets.push(secret);
	return url;
}

function unanswered(server: string, variable: keyof typeof FORMS, reason: string): NotRun {
	return new NotRun(`needs the ${server} that ${variable} names, which does not respond: ${reason}`);
}

const POSTGRES_FORM = { schemes: ['postgresql:', 'postgres:'], example: 'postgresql://app@127.0.0.1:5432/app' };
const FORMS = {
	DATABASE_URL: POSTGRES_FORM,
	ADMIN_DATABASE_URL: POSTGRES_FORM,
	PGBOUNCER_URL: { ...POSTGRES_FORM, example: 'postgresql://app@127.0.0.1:6432/app' },
	REDIS_URL: { schemes: ['redis:'], example: 'redis://127.0.0.1:6379' },
};

const VARIABLES = { postgres: 'DATABASE_URL', pgbouncer: 'PGBOUNCER_URL', redis: 'REDIS_URL' } as const;
/** Programs that a snippet calls itself, unlike servers, which the runner starts. */
const TOOLS = ['k6', 'promtool', 'ab'] as const;
const VERSION_ARGS = { k6: ['version'], promtool: ['--version'], ab: ['-V'] } as const;

export interface Services extends Pick<Known, 'ports' | 'secrets'> {
	/** Environment variables with which a snippet reaches the servers. */
	env: Record<string, string>;
	versions: Record<string, string>;
	ports: number[];
	secrets: string[];
}
