import { describe, expect, test } from 'vitest';
import { AT, documentOf, findingsOf, pathsOf } from '../../../tests/support/rule-content.ts';
import type { Step } from '../entry.ts';
import { invalidSignal } from './invalid-signal.ts';
import { questionWithoutNoAnswer } from './question-without-no-answer.ts';
import { runbookWithoutSteps } from './runbook-without-steps.ts';
import { undecidedAlert } from './undecided-alert.ts';
import { unknownPart } from './unknown-part.ts';
import { unusedParameter } from './unused-parameter.ts';

const runbook = (data: object, id = 'pool-full') => documentOf('runbook', id, data);

describe('a name of another part of the runbook', () => {
	const mitigation = (title: string, destroys: string[] = []) => ({ title, destroys });
	const help = (data: object) => findingsOf(unknownPart, [runbook(data)])[0]?.help;

	test('of evidence gets the closest id, or all ids', () => {
		const data = (...ids: string[]) => ({
			evidence: ids.map((id) => ({ id })),
			mitigations: [mitigation('Restart', ['sessions'])],
		});
		expect(help(data('sessions', 'locks'))).toBeUndefined();
		expect(help(data('session', 'locks'))).toBe('Did you mean "session"?');
		expect(help(data('threads', 'locks'))).toMatch(/^Add a step .* first, or name "threads" or "locks"\.$/);
		expect(help(data())).toMatch(/^Add a step with this id to "evidence", so that the output is saved first\.$/);
	});

	test('of a mitigation gets the closest title, or all titles', () => {
		const data = (...titles: string[]) => ({
			mitigations: titles.map((title) => mitigation(title)),
			happened: [{ mitigation: 'Restart the pod' }],
		});
		expect(help(data('Restart the pod'))).toBeUndefined();
		expect(help(data('Restart the pods', 'Wait'))).toBe('Did you mean "Restart the pods"?');
		expect(help(data('Scale up', 'Wait'))).toBe(
			'The titles are "Scale up" and "Wait". Leave "mitigation" out if none was tried.',
		);
		expect(help(data())).toBe('It has no mitigations. Leave "mitigation" out if none was tried.');
	});
});

describe('a question about a machine that may not answer', () => {
	const question = (command: string, answers: object[], language = 'sh') => ({ command, language, answers });
	const find = (...discriminators: object[]) => findingsOf(questionWithoutNoAnswer, [runbook({ discriminators })]);
	const YES = { pattern: 'it is full', next: 'Restart it.' };

	test('needs an answer for that case, but not in a language without programs', () => {
		expect(pathsOf(find(question('curl -m 5 http://x', [YES])))).toEqual(['discriminators.0.answers']);
		expect(find(question('curl', [YES], 'sql'))).toEqual([]);
	});

	test('must not lead on from that answer, to a question or to a runbook', () => {
		const command = "curl -m 5 http://x || echo 'no answer'";
		const at = (noAnswer: object) => pathsOf(find(question(command, [YES, { pattern: 'no answer', ...noAnswer }])));
		expect(at({ next: 'Check the address.' })).toEqual([]);
		expect(at({ next: 'Question 1.' })).toEqual(['discriminators.0.answers.1.next']);
		expect(at({ next: 'Go there.', runbook: 'leak' })).toEqual(['discriminators.0.answers.1.runbook']);
	});

	test('must print the words before the first gap of that answer', () => {
		const answers = (pattern: string) => [YES, { pattern, next: 'Check the address.' }];
		const command = "curl -m 5 http://x || echo 'no answer: refused'";
		expect(find(question(command, answers('no answer: <word>')))).toEqual([]);
		expect(pathsOf(find(question(command, answers('no answer from <host>'))))).toEqual([
			'discriminators.0.answers.1.pattern',
		]);
	});
});

describe('a signal', () => {
	const signal = (template: string, kind = 'log') => ({ template, kind });
	const find = (...signals: object[]) => findingsOf(invalidSignal, [runbook({ signals })]);
	const LINE = signal('connection authorized');

	test('that another runbook lists names that runbook', () => {
		const other = runbook({ signals: [signal('Deadline exceeded here')] }, 'leak');
		const findings = findingsOf(invalidSignal, [other, runbook({ signals: [signal('deadline exceeded here')] })]);
		expect(findings.map(({ file, message }) => [file, message])).toEqual([
			['runbook/pool-full.mdx', 'This signal already belongs to "leak", so it could lead to either runbook.'],
		]);
	});

	test('that is listed twice is reported where it is repeated', () => {
		const findings = find(signal('deadline exceeded here'), signal('Deadline exceeded HERE'));
		expect(pathsOf(findings)).toEqual(['signals.1.template']);
		expect(findings[0]?.message).toBe('This signal is listed twice.');
	});

	test('may match an ordinary line only as a status', () => {
		expect(find(LINE).map(({ message }) => message)).toEqual([
			expect.stringMatching(/^This signal matches an ordinary log line: ".+"\.$/),
		]);
		expect(find({ ...LINE, kind: 'status' })).toEqual([]);
	});
});

test('an alert of several runbooks is reported at its place in the first one, as it is spelt there', () => {
	const first = runbook({ alerts: ['Other', 'PoolFull'] }, 'a');
	const second = runbook({ alerts: ['poolfull'] }, 'b');
	const findings = findingsOf(undecidedAlert, [first, runbook({}, 'c'), second]);
	expect(pathsOf(findings)).toEqual(['alerts.1']);
	expect(findings[0]?.message).toBe('"a" and "b" list the alert "PoolFull", and none of them tells its causes apart.');
	const fork = runbook({ alerts: ['POOLFULL'], signals: [{ template: 'x', kind: 'log' }] }, 'd');
	expect(findingsOf(undecidedAlert, [first, second, fork])).toEqual([]);
});

test('a runbook has steps and a heading for them', () => {
	const step: Step = { title: 'Count', position: AT, fences: [], saysWhatToExpect: true };
	const headings = [{ depth: 2, text: 'Steps', position: AT }];
	const message = (body: object) =>
		findingsOf(runbookWithoutSteps, [documentOf('runbook', 'x', {}, body)]).map((finding) => finding.message);
	expect(message({ steps: [step], headings })).toEqual([]);
	expect(message({ steps: [step] })).toEqual([expect.stringContaining('has no heading "Steps"')]);
	expect(message({ headings })).toEqual([expect.stringContaining('has no steps')]);
});

test('a param that no command uses is reported', () => {
	const complete = { mitigations: [], discriminators: [], verify: { command: 'echo "$USED"' } };
	const find = (data: object) => findingsOf(unusedParameter, [runbook({ ...complete, ...data })]);
	expect(pathsOf(find({ params: [{ name: 'USED' }, { name: 'UNUSED' }] }))).toEqual(['params.1.name']);
	expect(find({})).toEqual([]);
});
