import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { attribute, parsePage, textOf } from '../support/html.ts';
import { DIST } from '../support/pages.ts';

const PAGE = '/postmortems/2025-12-28-basket-pool-limit/';
const { elements } = parsePage(PAGE);
const article = elements.find(({ tagName }) => tagName === 'article');
const text = article ? flat(textOf(article)) : '';
const markdown = readFileSync(path.join(DIST, PAGE, 'index.html.md'), 'utf8');

describe('the page of a postmortem', () => {
	test('has the answer first, then the timeline, the claims, the story, and what follows from it', () => {
		const order = [
			'min to read',
			'Broke',
			'Still open',
			'If it happens again:',
			'5 min to mitigate (TTM)',
			'What was claimed, and what testing showed',
			'Not recorded:',
			'What happened',
			'Settings that were changed',
			'What made it possible',
			'What went well',
			'Raised by',
			'Notes of a performance investigation',
		];
		let at = 0;
		const missing = order.filter((part) => {
			const found = text.indexOf(part, at);
			at = Math.max(at, found);
			return found < 0;
		});
		expect(missing).toEqual([]);
	});

	test('has a timeline to scale, and says from when it counts', () => {
		const marks = elements.filter(({ tagName }) => tagName === 'circle');
		expect(marks.map((mark) => attribute(mark, 'cx'))).toEqual(['0%', '3.33%', '100%']);
		expect(text).toContain('users affected, 16:41 to 16:56 (15 min)');
		expect(text).toContain(
			'28 Dec 2025, UTC. T is the time of detection. 15 min to mitigate (TTM), counted from detection.',
		);
	});

	test('names what is not recorded in one line', () => {
		expect(text).toContain(
			'Not recorded: severity, start time, resolution time, minutes of degraded service, money, support requests, where luck helped.',
		);
		expect(text.match(/not recorded/gi)?.length).toBeLessThan(10);
	});

	test('charts results that have two values, and lists settings apart', () => {
		expect(elements.filter((element) => attribute(element, 'class') === 'bar-after')).toHaveLength(2);
		expect(text).toContain('30 to under 0.1 s');
		expect(text).toContain('Difference: at least −99.67 %.');
		expect(text).toContain('Pool size: 5 to 12 connections A setting of each process.');
		expect(text).not.toContain('+140 %');
	});

	test('shows of each claim what happened, without a link inside the line', () => {
		const lines = elements.filter(({ tagName }) => tagName === 'summary').map((line) => flat(textOf(line)));
		expect(lines).toContain(
			'1 confirmed A pool of 5 with 10 overflow connections refuses the sixteenth request. The run refused it after the timeout.',
		);
		expect(text).toContain('2 claims: 1 confirmed, 1 untested.');
	});
});

test('the Markdown version has the same order', () => {
	const headings = [...markdown.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
	expect(headings.slice(0, 6)).toEqual([
		'The answer',
		'If it happens again',
		'Timeline',
		'What was claimed, and what testing showed',
		'Impact',
		'What happened',
	]);
	expect(headings.indexOf('Before and after')).toBeGreaterThan(headings.indexOf('What the line says'));
	expect(headings.slice(headings.indexOf('Before and after'))).toEqual([
		'Before and after',
		'What made it possible',
		'Lessons',
		'Actions',
		'Sources',
		'Services',
		'Errors',
	]);
	expect(markdown).toContain(
		'- Cause: All 15 connections of the pool were taken. What held them is not recorded. (not tested: claim 1, claim 2)',
	);
});

function flat(value: string): string {
	return value.replaceAll(/\s+/g, ' ').trim();
}
