import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openKnowledge } from '../../src/cli/knowledge.ts';
import { match } from '../../src/core/match/runtime.ts';

interface SourceText {
	/** The source document of the first content, and the line. */
	file: string;
	line: number;
	text: string;
	/** The first result: `error:<id>`, or the fork `runbook:<id>` or `alert:<name>`. */
	target: string;
	verdict: 'known' | 'possible';
}

const { texts } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'sources.json'), 'utf8')) as {
	texts: SourceText[];
};
const knowledge = await openKnowledge({ content: 'content', baseUrl: undefined, warn: () => undefined });
if ('problem' in knowledge) throw new Error(knowledge.problem);
const { index } = knowledge;

describe('a quotation from the sources leads to its page or its fork', () => {
	test('the list has all quotations from each document', () => {
		expect(texts).toHaveLength(62);
		expect(Object.groupBy(texts, ({ file }) => file)).toMatchObject({
			'planetscale-pool-exhaustion.md': { length: 38 },
			'pgbouncer-k6-investigation.txt': { length: 9 },
			'consolidate-pooling-pr.txt': { length: 5 },
			'README.md': { length: 10 },
		});
	});

	test.each(texts)('$file:$line $text', ({ text, target, verdict }) => {
		const { matches, forks, ...result } = match(index, text);
		const [error] = matches;
		const [fork] = forks;
		const first = error ? `error:${error.error}` : fork && `${fork.target.kind}:${fork.target.id}`;
		expect({ first, verdict: result.verdict }).toEqual({ first: target, verdict });
	});
});
