import { expect, test } from 'vitest';
import { NO_BODY, type AnyDocument } from '../entry.ts';
import { diagramsOf } from './diagrams-of.ts';

const QUESTION = {
	lookAlike: 'Leak',
	ask: 'Is it?',
	command: 'true',
	language: 'sh' as const,
	answers: [{ pattern: 'held and silent', means: 'It is.', next: 'Find it.', runbook: 'old-name' }],
};

test('the questions of a runbook form a diagram that resolves aliases to titles of runbooks', () => {
	const [diagram, ...others] = diagramsOf([
		runbook('pool-full', { title: 'Requests wait', discriminators: [QUESTION] }),
		runbook('leak', { title: 'Connections leak', aliases: ['old-name'], discriminators: [] }),
		runbook('unfinished', { discriminators: [QUESTION] }),
	]);
	expect(others).toEqual([]);
	expect(diagram).toMatchObject({
		is: 'questions',
		file: 'content/runbooks/pool-full.mdx',
		position: { at: 'source', line: 7, column: 1 },
	});
	expect(diagram?.source).toContain('(["Connections leak"])');
});

test('a runbook that does not exist is named by its id', () => {
	const [diagram] = diagramsOf([runbook('pool-full', { title: 'Requests wait', discriminators: [QUESTION] })]);
	expect(diagram?.source).toContain('(["old-name"])');
});

function runbook(id: string, data: (AnyDocument & { kind: 'runbook' })['data']): AnyDocument {
	return {
		kind: 'runbook',
		id,
		file: `content/runbooks/${id}.mdx`,
		data,
		body: NO_BODY,
		locate: ([field]) => (field === 'discriminators' ? { at: 'source', line: 7, column: 1 } : { at: 'unknown' }),
	};
}
