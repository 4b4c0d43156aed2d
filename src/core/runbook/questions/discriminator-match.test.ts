import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../node/content/load-content.ts';
import { indexAnswers, matchAnswers } from './discriminator-match.ts';

const { entries } = await loadContent();
const runbooks = entries.filter((entry) => entry.kind === 'runbook');
const pool = questionsOf('which-bottleneck');

describe('in the output of a command', () => {
	test('the answer is found, with its values', () => {
		expect(matchAnswers(pool.index, 'server has room | 43 of 100\n')).toEqual([
			{
				question: 1,
				answer: 3,
				values: [
					{ name: 'sessions', value: '43' },
					{ name: 'limit', value: '100' },
				],
			},
		]);
	});

	test('zero and more than zero are different answers', () => {
		expect(found('no old transaction | 0 | -')).toEqual(['3.2']);
		expect(found('held and silent | 7 | 00:04:10')).toEqual(['3.1']);
	});

	test('an error of the server that is listed as an answer is found', () => {
		expect(
			found(
				'psql: error: connection to server at "db.example", port 5432 failed: FATAL:  sorry, too many clients already',
			),
		).toEqual(['2.3']);
	});

	test('outputs of several questions give an answer each, in their order', () => {
		expect(found('loop on time | worst 0.004 s\nserver has room | 43 of 100\nno old transaction | 0 | -')).toEqual([
			'1.2',
			'2.4',
			'3.2',
		]);
	});

	test('the lines of the command are not its answer, not even after prompts', () => {
		const command = pool.commands[5] ?? '';
		expect(command).toContain('no answer to question 6');
		const session = `${command.trim().split('\n').join('\n> ')}\npool has room | 3 of 15`;
		expect(matchAnswers(pool.index, `oncall@box:~$ ${session}`, pool.commands).map(name)).toEqual(['6.3']);
		expect(matchAnswers(pool.index, session, pool.commands).map(name)).toEqual(['6.3']);
	});

	test('several answers to one question are all found', () => {
		const { index } = questionsOf('shared-session-errors');
		expect(matchAnswers(index, '     12 MissingGreenlet\n      3 PendingRollbackError\n').map(name)).toEqual([
			'1.4',
			'1.6',
		]);
	});

	test('an answer inside a longer one does not count', () => {
		const index = indexAnswers([['pool full', 'pool full of idle connections']]);
		expect(matchAnswers(index, 'pool full of idle connections').map(name)).toEqual(['1.2']);
		expect(matchAnswers(index, 'pool full').map(name)).toEqual(['1.1']);
	});

	test('anything else is not an answer', () => {
		for (const text of [
			'',
			'\n',
			'psql: command not found',
			'server has',
			'pool full of water',
			'<img src=x onerror=alert(1)>',
		]) {
			expect(found(text), text).toEqual([]);
		}
	});
});

test('an invalid pattern is never recognised and does not hide the others', () => {
	const index = indexAnswers([['<*>', 'all is well']]);
	expect(matchAnswers(index, 'all is well').map(name)).toEqual(['1.2']);
});

function questionsOf(id: string) {
	const discriminators = runbooks.find((runbook) => runbook.id === id)?.data.discriminators ?? [];
	const patterns = discriminators.map((item) => item.answers.map((answer) => answer.pattern));
	return { patterns, commands: discriminators.map((item) => item.command), index: indexAnswers(patterns) };
}

function found(text: string): string[] {
	return matchAnswers(pool.index, text, pool.commands).map(name);
}

/** The name of an answer, counted from 1 as on the page: `2.3` is the third answer to the second question. */
function name({ question, answer }: { question: number; answer: number }): string {
	return `${question + 1}.${answer + 1}`;
}
