import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexAnswers, matchAnswers } from '../../src/core/runbook/questions/discriminator-match.ts';
import { isNoAnswer, leadOf } from '../../src/core/runbook/questions/discriminator.ts';
import { query, startPostgres, type Postgres } from '../../src/node/runner/services/postgres.ts';
import { openScope, type Scope } from '../../src/node/runner/process/scope.ts';
import { carryOut, makePrograms, reasonMissing, runbooksById } from '../../tests/support/rehearse.ts';

const runbooks = await runbooksById();
const questions = [...runbooks.values()].flatMap(({ id, data }) =>
	data.discriminators.map((discriminator, number) => ({ id, number, name: `${id}, ${number + 1}`, discriminator })),
);
const using = (tool: string) =>
	questions.filter(({ discriminator }) => new RegExp(`\\b${tool}\\s`).test(discriminator.command));

/** Whether the command of a question sends the reader's token, so that a 401 is its answer. */
const sendsToken = ({ discriminator }: (typeof questions)[number]) => discriminator.command.includes('Authorization');
/** Whether a question reads a token without contacting a server. */
const readsClaims = ({ discriminator }: (typeof questions)[number]) => discriminator.command.includes('-f2 token.txt');

const ofDatabase = using('psql').filter(({ discriminator }) => discriminator.command.includes('"$DATABASE_URL"'));
const ofLoop = using('curl').filter(({ discriminator }) => discriminator.command.includes('no-such-page'));
/** Runbooks whose verification reads logs. */
const ofLogs = [...runbooks.values()].filter(({ data }) => data.verify?.command?.includes(' logs '));

const missing = reasonMissing('curl', 'jq', 'psql', 'awk');
const limit = { timeout: 40_000 };

test('every question of every runbook is rehearsed here', () => {
	const rehearsed = new Set([...['curl', 'psql', 'kubectl'].flatMap(using), ...questions.filter(readsClaims)]);
	expect(questions.filter((question) => !rehearsed.has(question))).toEqual([]);
	expect(questions.length).toBeGreaterThanOrEqual(10);
	for (const tool of ['curl', 'psql', 'kubectl']) expect(using(tool).length, tool).toBeGreaterThan(0);
	expect(ofDatabase.length).toBeGreaterThan(2);
	expect(ofLogs.length).toBeGreaterThan(0);
	expect(ofLoop.length).toBeGreaterThan(0);
});

describe.skipIf(missing !== '')(`the answer to a question whose target does not respond${missing}`, () => {
	let folder = '';
	let programs = '';
	const http: Partial<Record<keyof typeof BEHAVIOURS, Server>> = {};
	let silent: TcpServer;
	let closed = 0;
	let scope: Scope;
	let postgres: Postgres;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'hindsight-questions-'));
		programs = await makePrograms(path.join(folder, 'bin'), PROGRAMS);
		for (const name of Object.keys(BEHAVIOURS) as (keyof typeof BEHAVIOURS)[]) {
			http[name] = createServer(BEHAVIOURS[name]).listen(0, '127.0.0.1');
			await once(http[name], 'listening');
		}
		silent = createTcpServer(() => undefined).listen(0, '127.0.0.1');
		await once(silent, 'listening');
		const gone = createTcpServer().listen(0, '127.0.0.1');
		await once(gone, 'listening');
		closed = portOf(gone);
		gone.close();
		scope = await openScope();
		postgres = await startPostgres(scope, {}, 'password');
		await query(postgres.adminUrl, "CREATE ROLE oncall LOGIN PASSWORD 'password' IN ROLE pg_monitor");
	}, 60_000);

	afterAll(async () => {
		for (const server of Object.values(http)) {
			server.closeAllConnections();
			server.close();
		}
		silent.close();
		await scope.close();
		await rm(folder, { recursive: true, force: true });
	});

	describe('curl', { ...limit, concurrent: true }, () => {
		describe.each(using('curl'))('$name', (question) => {
			test('a refused connection and an unknown host give "no answer"', async () => {
				for (const url of [`http://127.0.0.1:${closed}`, 'http://no-such-host.invalid']) {
					expect(await answersTo(question, { APP_URL: url })).toEqual([expect.stringMatching(NO_ANSWER)]);
				}
			});

			test('a silent listener gives a different answer from a refused connection, and decides nothing', async () => {
				const url = `http://127.0.0.1:${portOf(silent)}`;
				expect(await answersTo(question, { APP_URL: url })).toEqual([expect.stringMatching(/^no answer in time\b/)]);
			});

			test('a connection that is closed without data gives "no answer"', async () => {
				expect(await answersTo(question, urlOf('hangsUp'))).toEqual([expect.stringMatching(NO_ANSWER)]);
			});

			test.each(['login', 'broken'] as const)(
				'a %s page in front of the target gives a different answer',
				async (behaviour) => {
					const expected =
						behaviour === 'login' && sendsToken(question) ? /^refused / : /^no answer from the process\b/;
					expect(await answersTo(question, urlOf(behaviour))).toEqual([expect.stringMatching(expected)]);
				},
			);

			test('the application itself gives an answer that leads on', async () => {
				const [answer, ...others] = await answersTo(question, urlOf(sendsToken(question) ? 'webPage' : 'healthy'));
				expect(answer).toMatch(/^(?:loop on time|pool has room|accepted) /);
				expect(others).toEqual([]);
			});
		});

		describe('verifications and steps', { concurrent: true }, () => {
			const of = (id: string): string => runbooks.get(id)?.data.verify?.command ?? '';
			const step = (id: string, words: string): string =>
				runbooks.get(id)?.body.fences.find(({ code }) => code.includes(words))?.code ?? '';
			const CASES = [
				[
					'api-503-pool-full, verify',
					of('api-503-pool-full'),
					/no answer from the pool/,
					/^fullest pool: 3 of 30, 10 of 10 answered$/,
				],
				['auth-service-slow-under-load, verify', of('auth-service-slow-under-load'), /^000 /, /^404 0\.\d+$/],
				[
					'connection-leak, step 1',
					step('connection-leak', 'pool-status'),
					/only 0 of 6 answers, no verdict/,
					/^lowest 3\nhighest 3$/,
				],
				['api-503-pool-full, step 2', step('api-503-pool-full', 'pool-status'), /HTTP 000/, /^10 \{.*\} HTTP 200$/],
				[
					'auth-service-slow-under-load, step 3',
					step('auth-service-slow-under-load', '/login'),
					/^000 /,
					/^404 0\.\d+$/,
				],
			] as const;
			test.each(CASES)('%s: a dead address never looks like success', async (_name, command, dead, healthy) => {
				for (const url of [`http://127.0.0.1:${closed}`, `http://127.0.0.1:${portOf(silent)}`]) {
					const output = await carryOut(command, { APP_URL: url }, { programs, limitMs: 35_000 });
					expect(output.trim()).toMatch(dead);
					expect(output.trim()).not.toMatch(healthy);
				}
				expect((await carryOut(command, urlOf('healthy'), { programs })).trim()).toMatch(healthy);
			});
		});

		test('an address that does not know the path says nothing about the token', async () => {
			const asked = questions.filter(sendsToken);
			expect(asked).toHaveLength(1);
			for (const question of asked) {
				expect(await answersTo(question, urlOf('wrongPath'))).toEqual([
					expect.stringMatching(/^no answer at this path /),
				]);
			}
		});

		test('a late event loop is told from one that is on time', async () => {
			for (const question of ofLoop) {
				expect(await answersTo(question, urlOf('late'))).toEqual([expect.stringMatching(/^loop is late /)]);
			}
		});

		test('a 404 or a page without figures is not reported as a full pool', async () => {
			const question = questions.find(({ name }) => name === 'pool-or-something-else, 6');
			if (!question) throw new Error('There is no such question.');
			expect(await answersTo(question, urlOf('wrongPath'))).toEqual([
				expect.stringMatching(/^no answer at this path /),
			]);
			expect(await answersTo(question, urlOf('webPage'))).toEqual([
				expect.stringMatching(/^no answer from the process /),
			]);
			expect(await answersTo(question, urlOf('full'))).toEqual([expect.stringMatching(/^pool full /)]);
			expect(await answersTo(question, urlOf('unlimited'))).toEqual([expect.stringMatching(/^pool without a limit /)]);
		});
	});

	describe('psql', limit, () => {
		describe.each(using('psql'))('$name', (question) => {
			test('a refused connection, a silent server, a wrong protocol, role or database give "no answer"', async () => {
				const databases = [
					address(closed),
					address(portOf(silent)),
					address(portOf(http.healthy as Server)),
					{
						...address(postgres.port),
						PGBOUNCER_ADMIN: 'nobody',
						DATABASE_URL: `postgresql://nobody@127.0.0.1:${postgres.port}/app`,
					},
					{ ...address(postgres.port), DATABASE_URL: `postgresql://oncall@127.0.0.1:${postgres.port}/nothing` },
				];
				for (const values of databases) {
					expect(await answersTo(question, values), JSON.stringify(values)).toEqual([expect.stringMatching(NO_ANSWER)]);
				}
			});
		});

		test.each(ofDatabase)('$name: a server that responds gives a real answer', async (question) => {
			const [answer, ...others] = await answersTo(question, address(postgres.port));
			expect(answer).toMatch(/^(?:server has room|no old transaction|no open transaction|no slow statement) /);
			expect(others).toEqual([]);
		});

		test('a server without a free connection has a separate answer in the question about it', async () => {
			const question = using('psql').find(({ name }) => name === 'pool-or-something-else, 2');
			if (!question) throw new Error('There is no such question.');
			await query(postgres.adminUrl, 'ALTER ROLE oncall CONNECTION LIMIT 0');
			// The limit of a role differs from the limit of the server.
			expect(await answersTo(question, address(postgres.port))).toEqual([expect.stringMatching(NO_ANSWER)]);
			await query(postgres.adminUrl, 'ALTER ROLE oncall CONNECTION LIMIT -1');
			const full = await makePrograms(path.join(folder, 'full'), {
				psql: `echo 'psql: error: connection to server at "db", port 5432 failed: FATAL:  sorry, too many clients already' >&2; exit 2`,
			});
			expect(await answersTo(question, address(1), full)).toEqual(['sorry, too many clients already']);
		});

		test('PgBouncer: waiting, paused and unused pools are told apart', async () => {
			const [question] = using('psql').filter(({ id }) => id.startsWith('pgbouncer'));
			if (!question) throw new Error('There is no such question.');
			const block = (database: string, waiting: number, active: number): string =>
				[`database | ${database}`, `cl_waiting | ${waiting}`, `sv_active | ${active}`, 'maxwait | 2'].join('\\n');
			const cases = [
				[block('orders', 3, 3), /^clients wait /],
				[block('orders', 3, 0), /^no server connection /],
				[block('orders', 0, 3), /^nobody waits /],
				[block('pgbouncer', 0, 0), /^no pool is in use/],
			] as const;
			for (const [printed, expected] of cases) {
				const fake = await makePrograms(path.join(folder, 'pools'), { psql: `printf '${printed}\\n'` });
				expect(await answersTo(question, address(1), fake)).toEqual([expect.stringMatching(expected)]);
			}
		});
	});

	describe('the claims of a token', () => {
		const tokenWith = (claims: unknown): string =>
			`e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
		const now = Math.floor(Date.now() / 1000);

		test.each([
			['past', tokenWith({ sub: 'ü?>~', exp: now - 90 }), /^expired \d+ s ago$/],
			['in the future', tokenWith({ exp: now + 600 }), /^valid for \d+ s$/],
			['not there', tokenWith({ sub: 'a' }), /^no expiry in the token$/],
			['unreadable, in an opaque token', 'c2VjcmV0', /^no claims to read$/],
		])('an expiry that is %s', async (_name, token, expected) => {
			const asked = questions.filter(readsClaims);
			expect(asked).toHaveLength(1);
			const cwd = await mkdtemp(path.join(folder, 'token-'));
			await writeFile(path.join(cwd, 'token.txt'), `${token}\n`);
			for (const { discriminator } of asked) {
				expect((await carryOut(discriminator.command, {}, { cwd })).trim()).toMatch(expected);
			}
		});
	});

	describe('kubectl', limit, () => {
		const values = { NAMESPACE: 'orders', DEPLOYMENT: 'orders-api' };
		const FAILURES = {
			refused: 'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
			unauthorised: 'error: You must be logged in to the server (Unauthorized)',
			'not found': 'Error from server (NotFound): deployments.apps "orders-api" not found',
			'too old': 'error: unknown flag: --all-pods',
		};

		describe.each(using('kubectl'))('$name', (question) => {
			test.each(Object.entries(FAILURES))('%s gives "no answer"', async (_name, message) => {
				const fake = await kubectl(`echo '${message.replaceAll("'", '')}' >&2; exit 1`);
				expect(await answersTo(question, values, fake)).toEqual([expect.stringMatching(NO_ANSWER)]);
			});

			test('a silent cluster gives "no answer" within the time limit', async () => {
				const fake = await kubectl(
					`case "$*" in *--request-timeout=*) echo 'error: context deadline exceeded' >&2; exit 1;; esac; exec sleep 60`,
				);
				expect(await answersTo(question, values, fake)).toEqual([expect.stringMatching(NO_ANSWER)]);
			});

			test('a line that only the second pod has logged is found', async () => {
				// A question whose answers name no text of the log counts the timeouts of pools.
				const [text = 'QueuePool limit of size 5'] = question.discriminator.answers.flatMap(
					({ pattern }) => /^<int:times> ([^<]+)$/.exec(pattern)?.[1] ?? [],
				);
				const fake = await pods(['GET /me 200'], [`ERROR ${text}`, `ERROR ${text}`]);
				const [answer] = await answersTo(question, values, fake);
				expect(answer).toMatch(text.startsWith('QueuePool') ? /^2 pool timeouts in/ : `2 ${text}`);
			});

			test('an empty result says how many pods were read, and an unreadable pod does not count as clean', async () => {
				expect(await answersTo(question, values, await pods(['GET /me 200'], ['GET /me 200']))).toEqual([
					expect.stringMatching(/^no(?:ne of these texts| pool timeout) \| 2 lines of 2 pods$/),
				]);
				expect(await answersTo(question, values, await pods([], []))).toEqual([
					expect.stringMatching(/^no(?:ne of these texts| pool timeout) \| 0 lines of 0 pods$/),
				]);
				const half = await kubectl(`echo '[pod/a/api] GET /me 200'; echo 'error: container "api" is waiting to start'`);
				expect(await answersTo(question, values, half)).toContain('1 pods could not be read');
			});
		});

		test.each(ofLogs)('$id: a clean verification names the pods that it has read', async ({ data: { verify } }) => {
			const run = async (fake: string) => carryOut(verify?.command ?? '', values, { programs: fake });
			expect(await run(await pods(['200'], ['200']))).toBe('0 lines | 2 pods read, 0 not read\n');
			expect(await run(await pods(['200'], ['Token has been revoked IllegalStateChangeError']))).toBe(
				'1 lines | 2 pods read, 0 not read\n',
			);
			expect(await run(await kubectl(`echo 'error: refused' >&2; exit 1`))).toMatch(/ 0 pods read, 1 not read\n$/);
		});
	});

	/** The answers that the page recognises in the output of the command, in the words of the output. */
	async function answersTo(
		{ id, number, discriminator }: (typeof questions)[number],
		values: Record<string, string>,
		ownPrograms?: string,
	): Promise<string[]> {
		const all = runbooks.get(id)?.data.discriminators ?? [];
		const output = await carryOut(discriminator.command, values, {
			programs: [ownPrograms, programs].filter(Boolean).join(path.delimiter),
			env: { PGPASSWORD: 'password' },
		});
		const index = indexAnswers(all.map(({ answers }) => answers.map(({ pattern }) => pattern)));
		const found = matchAnswers(
			index,
			output,
			all.map(({ command }) => command),
		);
		return found.map(({ question, answer, values: measured }) => {
			expect(question, `The output answers another question:\n${output}`).toBe(number);
			const given = discriminator.answers[answer];
			if (!given) throw new Error('There is no such answer.');
			if (isNoAnswer(given.pattern)) {
				// A target that did not respond decides nothing.
				expect(leadOf(given, all.length)).toEqual({ is: 'here' });
			}
			return given.pattern.replace(
				/<\w+(?::(\w+))?>/g,
				(gap, name) => measured.find((each) => each.name === name)?.value ?? gap,
			);
		});
	}

	function urlOf(behaviour: keyof typeof BEHAVIOURS): Record<string, string> {
		return { APP_URL: `http://127.0.0.1:${portOf(http[behaviour] as Server)}` };
	}

	function address(port: number): Record<string, string> {
		return {
			DATABASE_URL: `postgresql://oncall@127.0.0.1:${port}/app`,
			PGBOUNCER_HOST: '127.0.0.1',
			PGBOUNCER_PORT: String(port),
			PGBOUNCER_ADMIN: 'oncall',
		};
	}

	let made = 0;
	function kubectl(script: string): Promise<string> {
		made += 1;
		return makePrograms(path.join(folder, `kubectl-${made}`), { kubectl: script });
	}

	/** A fake kubectl that, like the real one, reads the second pod only if it is asked for all pods. */
	function pods(first: readonly string[], second: readonly string[]): Promise<string> {
		const lines = (pod: string, texts: readonly string[]) => texts.map((text) => `echo '[pod/api-${pod}/api] ${text}'`);
		const rest = lines('b', second);
		const all = rest.length > 0 ? `case "$*" in *--all-pods*) ${rest.join('; ')};; esac` : ':';
		return kubectl([...lines('a', first), all].join('\n'));
	}
});

/** Programs that neither wait nor pause longer than a test should. */
const PROGRAMS = {
	sleep: 'exit 0',
	curl: `for word; do shift; [ "$limit" = "-m" ] && word=1; limit=$word; set -- "$@" "$word"; done; PATH=\${PATH#*:}; exec curl "$@"`,
	psql: `[ -n "$PGCONNECT_TIMEOUT" ] && export PGCONNECT_TIMEOUT=2; PATH=\${PATH#*:}; exec psql "$@"`,
};

const figures = (taken: number, limit: number): string =>
	JSON.stringify({ size: 20, checked_out: taken, overflow: 0, timeout: 30, max_overflow: limit });

const notFound: RequestListener = (_request, response) => response.writeHead(404).end('{"detail":"Not Found"}');
const pool =
	(taken: number, limit = 10): RequestListener =>
	(request, response) =>
		request.url === '/pool-status' ? response.end(figures(taken, limit)) : notFound(request, response);

/** Servers that may respond at an address. */
const BEHAVIOURS = {
	healthy: pool(3),
	full: pool(30),
	unlimited: pool(40, -1),
	wrongPath: notFound,
	login: (_request, response) => response.writeHead(401, { 'www-authenticate': 'Bearer' }).end('<h1>Log in</h1>'),
	broken: (_request, response) => response.writeHead(502).end('Bad Gateway'),
	webPage: (_request, response) => response.end('<h1>Welcome</h1>'),
	late: (request, response) => void setTimeout(() => notFound(request, response), 700),
	hangsUp: (request) => request.socket.destroy(),
} satisfies Record<string, RequestListener>;

const NO_ANSWER = /^no answer(?! in time| from the process| at this path)\b/;

function portOf(server: Server | TcpServer): number {
	return (server.address() as AddressInfo).port;
}
