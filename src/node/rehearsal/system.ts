import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { shareOfBadAnswers } from '../../core/rehearsal/symptom.ts';
import type { Scenario } from '../../core/schema/kinds/scenario.ts';
import { startApiServer } from '../cluster/api-server.ts';
import { Deployment } from '../cluster/deployment.ts';
import { environmentOf } from '../runner/environment.ts';
import { prepare } from '../runner/languages.ts';
import type { Prepared } from '../runner/prepared.ts';
import { openScope, type Scope } from '../runner/process/scope.ts';
import { startPgBouncer } from '../runner/services/pgbouncer.ts';
import { query, startPostgres, type Postgres } from '../runner/services/postgres.ts';
import { startRedis } from '../runner/services/redis.ts';
import { freePort } from '../runner/services/servers.ts';
import { startK6 } from './k6.ts';
import { startLoad } from './load.ts';
import { openSessions } from './other-sessions.ts';
import { podStarter } from './pods.ts';
import { startService } from './service.ts';

/**
 * Starts the system of a scenario: servers, pods behind an API server, other sessions and load. Then waits until its
 * state shows (see {@link untilStateShows}), and for as long as the scenario says that this state lasts. The caller
 * must close the system.
 *
 * @param systems The folder of the programs.
 * @throws NotRun if a program is missing on this machine, Error if the state does not show.
 */
export async function startSystem(
	scenario: Scenario,
	systems: string,
	{ signal, progress }: { signal: AbortSignal; progress: (line: string) => void },
): Promise<System> {
	const closing: (() => Promise<void> | void)[] = [];
	const close = async (): Promise<void> => {
		for (const each of closing.splice(0).reverse()) await each();
	};
	try {
		return await start(scenario, systems, { signal, progress, closing, close });
	} catch (error) {
		await close();
		throw error;
	}
}

async function start(
	scenario: Scenario,
	systems: string,
	{ signal, progress, closing, close }: Starting,
): Promise<System> {
	const scope = await openScope();
	closing.push(() => scope.close());
	const password = randomBytes(12).toString('hex');
	const servers = await startServers(scenario, password, closing);
	const { name, namespace } = scenario.deployment;

	progress('starting the pods');
	const prepared = await prepareSystem(scenario.system, systems, scope, progress);
	const startPod = podStarter(scope, prepared, {
		folder: systems,
		env: environmentOf(servers.env, {}, scope.folder),
		settingsOf: (image) => settingsOf(scenario, image),
	});
	const latest = scenario.deployment.revisions.length;
	// If the scenario rolls out its latest release, the system starts with the one before.
	const initial = scenario.deployment.rollsOut ? latest - 1 : latest;
	const template = { image: `${name}:${initial}`, annotations: {} };
	const deployment = new Deployment({ name, namespace, replicas: scenario.deployment.replicas, template, startPod });
	deployment.addPastReleases(initial, (number) => `${name}:${number}`);
	closing.push(() => deployment.close());
	deployment.updatePods();
	await deployment.ready(signal);

	const readyPorts = (): number[] =>
		deployment.pods.flatMap(({ isReady, process }) => (isReady ? (process.port() ?? []) : []));
	const service = await startService(readyPorts);
	closing.push(() => service.close());
	const cluster = await startApiServer([deployment]);
	closing.push(() => cluster.close());
	const kubeconfig = path.join(scope.folder, 'kubeconfig');
	const closedPort = await freePort();
	const unreachableUrl = `http://127.0.0.1:${closedPort}`;
	await writeFile(kubeconfig, kubeconfigFor(scenario.unreachable ? unreachableUrl : cluster.url));

	const { postgres } = servers;
	if (postgres) {
		await createOncall(postgres.adminUrl, password, scenario.responderRoles);
		closing.push(await openSessions(scenario.sessions, (role) => (role === 'app' ? postgres.url : postgres.adminUrl)));
	}
	if (scenario.load) closing.push(startLoad(service.url, scenario.load));
	if (scenario.k6 !== undefined) await startK6(scenario.k6, systems, scope, service.url, progress);

	const shareBy = (symptom: Scenario['symptom']) => shareOfBadAnswers(service.answers, symptom, Date.now());
	const share = (): number | undefined => shareBy(scenario.symptom);
	// The system must work before something is stopped or rolled out.
	if (scenario.stopped.length > 0 || scenario.deployment.rollsOut) {
		progress('waiting until the load has settled');
		await untilStateShows({ ...scenario, symptom: undefined }, () => shareBy(undefined), signal);
		if (scenario.deployment.rollsOut) {
			deployment.change((edited) => (edited.template = { image: `${name}:${latest}`, annotations: {} }));
			await deployment.ready(signal);
		}
		for (const each of scenario.stopped) {
			if (each === 'deployment') await deployment.close();
			else await servers.stop[each]?.();
		}
	}
	progress(scenario.symptom ? 'waiting until users notice' : 'waiting until the load has settled');
	await untilStateShows(scenario, share, signal);
	if (scenario.ageSeconds > 0) {
		progress(`letting this state last ${scenario.ageSeconds} s`);
		await sleep(scenario.ageSeconds * 1000, undefined, { signal });
	}

	return {
		scope,
		values: () => valuesOf(scenario, { servers, appPort: readyPorts()[0], closedPort }),
		env: {
			KUBECONFIG: kubeconfig,
			PGPASSWORD: password,
			SERVICE_URL: scenario.unreachable ? unreachableUrl : service.url,
		},
		secrets: [password],
		token: service.token,
		serviceUrl: service.url,
		versions: { ...prepared.versions, ...servers.versions },
		folders: prepared.folders,
		share,
		symptomShare: scenario.symptom?.share ?? 0,
		close,
	};
}

/**
 * Values for the parameters of commands, by name.
 *
 * @param addresses.closedPort A port on which nothing listens, for servers that do not run or that must not be reached.
 */
function valuesOf(
	{ deployment: { name, namespace }, unreachable }: Scenario,
	{ servers, appPort, closedPort }: Addresses,
): Record<string, string> {
	const port = (real: number | undefined): number => (unreachable ? closedPort : (real ?? closedPort));
	const database = (role: string): string => `postgresql://${role}@127.0.0.1:${port(servers.postgres?.port)}/app`;
	return {
		NAMESPACE: namespace,
		DEPLOYMENT: name,
		APP_URL: `http://127.0.0.1:${port(appPort)}`,
		DATABASE_URL: database('oncall'),
		ADMIN_DATABASE_URL: database('postgres'),
		DB_ROLE: 'app',
		PGBOUNCER_HOST: '127.0.0.1',
		PGBOUNCER_PORT: String(port(servers.pgbouncerPort)),
		PGBOUNCER_ADMIN: 'postgres',
	};
}

/** Starts the servers of a scenario, each in a scope of its own, so that one can stop while the others go on. */
async function startServers(scenario: Scenario, password: string, closing: Starting['closing']): Promise<Servers> {
	const servers: Servers = { env: {}, versions: {}, stop: {} };
	const newScope = async (name: keyof Servers['stop']): Promise<Scope> => {
		const scope = await openScope();
		closing.push(() => scope.close());
		servers.stop[name] = () => scope.close();
		return scope;
	};
	if (scenario.postgres || scenario.pgbouncer || scenario.sessions.length > 0) {
		const postgres = await startPostgres(await newScope('postgres'), scenario.postgres ?? {}, password);
		servers.postgres = postgres;
		servers.versions['PostgreSQL'] = postgres.version;
		servers.env['DATABASE_URL'] = postgres.url;
	}
	if (scenario.pgbouncer && servers.postgres) {
		const pgbouncer = await startPgBouncer(await newScope('pgbouncer'), scenario.pgbouncer, servers.postgres, password);
		servers.pgbouncerPort = pgbouncer.port;
		servers.versions['PgBouncer'] = pgbouncer.version;
		servers.env['DATABASE_URL'] = pgbouncer.url;
	}
	if (scenario.redis) {
		const redis = await startRedis(await newScope('redis'), scenario.redis, password);
		servers.versions['Redis'] = redis.version;
		servers.env['REDIS_URL'] = redis.url;
	}
	return servers;
}

/** Creates the role that responders log in with. */
async function createOncall(adminUrl: string, password: string, memberOf: Scenario['responderRoles']): Promise<void> {
	await query(adminUrl, `CREATE ROLE oncall LOGIN PASSWORD '${password}'`);
	for (const role of memberOf) await query(adminUrl, `GRANT ${role} TO oncall`);
}

async function prepareSystem(
	system: string,
	folder: string,
	scope: Scope,
	progress: (line: string) => void,
): Promise<Prepared> {
	const language = existsSync(path.join(folder, `${system}.py`)) ? 'python' : 'typescript';
	const file = `${system}.${language === 'python' ? 'py' : 'ts'}`;
	const env = environmentOf({}, {}, scope.folder);
	return prepare(language, { scope, folder, file, files: [file], env, progress });
}

function settingsOf(scenario: Scenario, image: string): Record<string, string> {
	const number = Number(image.split(':').at(-1));
	const settings = scenario.deployment.revisions[number - 1] ?? {};
	return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
}

/**
 * Waits until enough answers are bad that users notice or, in a scenario without a symptom, until there are enough
 * answers and none is bad. Does not wait if the scenario sends no requests.
 */
async function untilStateShows(
	{ symptom, load, k6 }: Scenario,
	share: () => number | undefined,
	signal: AbortSignal,
): Promise<void> {
	if (!load && k6 === undefined) return;
	for (const start = Date.now(); Date.now() - start < STATE_LIMIT_MS;) {
		const badShare = share();
		if (badShare !== undefined && (symptom ? badShare >= symptom.share : badShare === 0)) return;
		await sleep(250, undefined, { signal });
	}
	const last = share();
	throw new Error(
		`The state did not show within ${STATE_LIMIT_MS / 1000} s: ${last === undefined ? 'too few answers came' : `${Math.round(last * 100)} % of the answers were bad`}.`,
	);
}

const STATE_LIMIT_MS = 90_000;

function kubeconfigFor(server: string): string {
	return JSON.stringify({
		apiVersion: 'v1',
		kind: 'Config',
		clusters: [{ name: 'rehearsal', cluster: { server } }],
		users: [{ name: 'rehearsal', user: {} }],
		contexts: [{ name: 'rehearsal', context: { cluster: 'rehearsal', user: 'rehearsal' } }],
		'current-context': 'rehearsal',
	});
}

interface Starting {
	signal: AbortSignal;
	progress: (line: string) => void;
	closing: (() => Promise<void> | void)[];
	close: () => Promise<void>;
}

interface Servers {
	env: Record<string, string>;
	versions: Record<string, string>;
	postgres?: Postgres;
	pgbouncerPort?: number;
	/** For each server that was started, a function that stops it. */
	stop: Partial<Record<'postgres' | 'pgbouncer' | 'redis', () => Promise<void>>>;
}

interface Addresses {
	servers: Servers;
	/** The port of one pod that is ready; undefined if none is. */
	appPort: number | undefined;
	closedPort: number;
}

/** A running system. */
export interface System {
	scope: Scope;
	/**
	 * The current values of the parameters of commands. They change, because a pod that is restarted gets another
	 * address.
	 */
	values: () => Record<string, string>;
	/** Environment variables of a shell on this system: `kubectl` and `psql` find their settings in them. */
	env: Record<string, string>;
	/** The bearer token that was last answered with 401; if there is none, the token that was last sent. */
	token: () => string | undefined;
	/** The address of the service, for a client that is not a responder. */
	serviceUrl: string;
	/** Texts that must not be stored. */
	secrets: string[];
	versions: Record<string, string>;
	/** Folders of this machine that may appear in an output. */
	folders: Prepared['folders'];
	/** The share of bad answers in the last five seconds, 0 to 1; undefined if there were too few. */
	share: () => number | undefined;
	/** The share of bad answers from which users notice; 0 in a scenario without a symptom. */
	symptomShare: number;
	close: () => Promise<void>;
}
