import { describe, expect, test } from 'vitest';
import { NO_BODY, type AnyDocument, type Fence } from '../entry.ts';
import { commandsOf } from './commands.ts';
import { buildRuleInput, type RuleInput } from './content.ts';
import { effectMismatch } from './effect-mismatch.ts';
import { variablesIn } from './parameters.ts';
import { promptInCommand } from './prompt-in-command.ts';
import { unlabelledCommand } from './unlabelled-command.ts';

/** Content of one runbook whose body is one fence on line 10, in column 3. */
function contentWith(fence: Partial<Fence>): RuleInput {
	const whole: Fence = {
		language: 'sh',
		meta: {},
		code: '',
		position: { at: 'source', line: 10, column: 3 },
		...fence,
	};
	const document: AnyDocument = {
		kind: 'runbook',
		id: 'x',
		file: 'content/runbooks/x.mdx',
		data: {},
		body: { ...NO_BODY, fences: [whole] },
		locate: () => ({ at: 'unknown' }),
	};
	return buildRuleInput({ documents: [document], ...NOTHING_ELSE });
}

const NOTHING_ELSE = { faults: [], runs: [], tags: undefined, isRendered: () => true };

test('every command in the front matter of a runbook is examined', () => {
	const kinds = ['confirm', 'evidence', 'mitigation', 'mitigation check', 'discriminator', 'verify'];
	const [confirm, evidence, mitigation, check, discriminator, verify] = kinds.map((kind) => ({
		command: `rm -r "${kind}"`,
		language: 'sh',
	}));
	const data = {
		confirm,
		evidence: [evidence],
		mitigations: [{ ...mitigation, check: check?.command, effect: 'change' }],
		discriminators: [discriminator],
		verify,
	};
	const document = { kind: 'runbook', id: 'x', file: 'x.mdx', data, body: NO_BODY, locate: () => ({ at: 'unknown' }) };
	const content = buildRuleInput({ documents: [document as unknown as AnyDocument], ...NOTHING_ELSE });
	expect(
		commandsOf(document as unknown as AnyDocument)
			.map(({ code }) => code)
			.sort(),
	).toEqual(kinds.map((kind) => `rm -r "${kind}"`).sort());
	expect(effectMismatch.check(content)).toHaveLength(kinds.length);
});

describe('the effect of a command', () => {
	const mismatch = (language: string, effect: string, code: string) =>
		effectMismatch.check(contentWith({ language, meta: { effect }, code }));

	test.each([
		['sql', 'SELECT pg_terminate_backend(42);', 'change'],
		['sql', 'UPDATE sessions SET state = 1;', 'change'],
		['sql', 'KILL 42;', 'change'],
		['sql', 'delete from sessions', 'destroy'],
		['sh', 'kubectl rollout restart deployment/basket-api', 'change'],
		['sh', 'kubectl --namespace "$NAMESPACE" scale deployment/x --replicas=0', 'change'],
		['sh', 'psql -c "DROP TABLE sessions"', 'destroy'],
		['sh', 'sudo systemctl restart pgbouncer', 'change'],
		['sh', 'rm -rf /var/lib/x', 'destroy'],
		['sh', 'redis-cli -h "$HOST" CONFIG SET maxclients 100', 'change'],
	])('%s: %s needs more than read', (language, code, needed) => {
		expect(mismatch(language, 'read', code)).toMatchObject([
			{ help: expect.stringContaining(`"${needed}"`) as string },
		]);
	});

	test.each([
		['sql', "SELECT * FROM pg_stat_activity WHERE query ILIKE '%drop table%';"],
		['sql', 'SELECT 1; -- never DROP TABLE here'],
		['sql', 'SELECT * FROM t FOR UPDATE;'],
		['sql', 'SHOW POOLS;'],
		['sh', 'kubectl rollout status deployment/basket-api'],
		['sh', 'kubectl get deployments --show-labels'],
		['sh', 'kubectl get pods # then delete the oldest'],
		['sh', 'curl -X POST "$APP_URL/login"'],
		['promql', 'rate(deleted_total[5m])'],
	])('%s: %s only needs read', (language, code) => {
		expect(mismatch(language, 'read', code)).toEqual([]);
	});

	test('change does not cover a command that destroys, and destroy covers all commands', () => {
		expect(mismatch('sql', 'change', 'SELECT pg_cancel_backend(42)')).toEqual([]);
		expect(mismatch('sql', 'change', 'TRUNCATE sessions')).toHaveLength(1);
		expect(mismatch('sql', 'destroy', 'TRUNCATE sessions')).toEqual([]);
	});

	test('is reported at the place of the command', () => {
		const [finding] = mismatch('sql', 'read', 'SELECT 1;\n  DROP TABLE x;');
		expect(finding?.position).toEqual({ at: 'source', line: 12, column: 5 });
	});

	test('has no place if that of its block is unknown', () => {
		const fence = {
			language: 'sql',
			meta: { effect: 'read' },
			code: 'DROP TABLE x;',
			position: { at: 'unknown' },
		} as const;
		expect(effectMismatch.check(contentWith(fence)).map(({ position }) => position)).toEqual([{ at: 'unknown' }]);
	});
});

describe('prompts', () => {
	const prompts = (language: string, code: string) =>
		promptInCommand.check(contentWith({ language, meta: { effect: 'read' }, code })).map(({ message }) => {
			return /^The prompt "(.*?)" /.exec(message)?.[1];
		});

	test.each([
		['sh', '$ kubectl get pods', ['$']],
		['sh', 'root@db-1:/# ls', ['root@db-1:/#']],
		['sh', '# kubectl get pods\n# psql', ['#', '#']],
		['sql', 'orders=# SELECT 1;\norders=> SELECT 2;', ['orders=#', 'orders=>']],
		['sql', 'mysql> SHOW STATUS;', ['mysql>']],
	])('%s: %j has a prompt', (language, code, expected) => {
		expect(prompts(language, code)).toEqual(expected);
	});

	test.each([
		['sh', '# Count the pods.\nkubectl get pods'],
		['sh', 'echo "$HOME"'],
		['sh', 'test "$A" \\\n  > out.txt'],
		['sql', 'SELECT a #> b FROM t'],
	])('%s: %j has no prompt', (language, code) => {
		expect(prompts(language, code)).toEqual([]);
	});
});

describe('labels', () => {
	const help = (language: string, effect?: string) =>
		unlabelledCommand.check(contentWith({ language, meta: effect === undefined ? {} : { effect } }))[0]?.help;

	test('another name for shell gets the correct line in the help', () => {
		expect(help('bash', 'change')).toBe('Write ```sh effect=change.');
		expect(help('console')).toBe('Write ```sh effect=read (or change, or destroy).');
		expect(help('PostgreSQL', 'read')).toBe('Write ```sql effect=read.');
	});

	test('output, code and data need no label', () => {
		for (const language of ['text', 'python', 'ts', 'yaml', 'json', 'mermaid']) expect(help(language)).toBeUndefined();
	});

	test('a block without a language is a fault', () => {
		expect(help('')).toContain('"text" for output');
	});
});

test('variables are those that a command reads but does not set', () => {
	const names = (command: string) => variablesIn(command).map(({ name }) => name);
	expect(names('kubectl -n "$NAMESPACE" logs "${POD}" "${SINCE:-5m}"')).toEqual(['NAMESPACE', 'POD', 'SINCE']);
	expect(names('POD=$(kubectl get pod); echo "$POD" "$HOME"')).toEqual([]);
	expect(names('for HOST in a b; do ping "$HOST"; done; read -r LINE; echo "$LINE"')).toEqual([]);
	expect(names("awk '{print $NF, $1}'; echo \\$NAMESPACE $lower $Mixed")).toEqual([]);
	expect(names('up{namespace="$NAMESPACE", pod=~"api-.*$"}')).toEqual(['NAMESPACE']);
});
