import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { match } from '../core/match/runtime.ts';
import { loadFields } from '../node/content/load-fields.ts';
import { CONTENT_FOLDER } from '../node/places.ts';
import { exampleToTry, firstSteps } from './first-steps.ts';
import { openKnowledge } from './knowledge.ts';

const WRITE = `Write your own pages in ${CONTENT_FOLDER}/. CONTRIBUTING.md has a recipe for each kind of page.\n`;
const knowledge = await openKnowledge({ content: CONTENT_FOLDER, baseUrl: undefined, warn: () => undefined });
if ('problem' in knowledge) throw new Error(knowledge.problem);
const { index } = knowledge;
const errors = [...knowledge.errors.values()];
const { site } = await loadFields(CONTENT_FOLDER);

describe('the first steps with a served site', () => {
	let root = '';
	beforeAll(async () => {
		root = await mkdtemp(path.join(tmpdir(), 'hindsight-first-steps-'));
		await mkdir(path.join(root, 'api'));
	});
	afterAll(() => rm(root, { recursive: true, force: true }));
	const steps = (content = CONTENT_FOLDER) => firstSteps({ root, content });
	const build = (facts: object | string) =>
		writeFile(
			path.join(root, 'api/site.v1.json'),
			typeof facts === 'string' ? facts : JSON.stringify({ name: site?.name, url: `${site?.url}/`, ...facts }),
		);

	test('are an example of a page that the site has, and where to write', async () => {
		await build({});
		const [error] = errors.filter(({ data }) => data.runbooks.length > 0);
		await mkdir(path.join(root, 'errors', error?.id ?? ''), { recursive: true });
		await writeFile(path.join(root, 'errors', error?.id ?? '', 'index.html'), '');
		const [, line = ''] =
			/^Try this first: paste the following line into the box\.\n {2}(.+)\n/.exec(await steps()) ?? [];
		expect(error?.data.examples).toContain(line);
		expect(await steps()).toContain(WRITE);
		await rm(path.join(root, 'errors'), { recursive: true });
	});

	test('have no example if the site has no error page', async () => {
		await build({});
		expect(await steps()).toBe(WRITE);
	});

	test.each([
		['another name', { name: 'Another team' }],
		['another address', { url: 'https://elsewhere.example/' }],
		['no facts', 'not JSON'],
	])('are empty for a site with %s', async (_, facts) => {
		await build(facts);
		expect(await steps()).toBe('');
	});

	test('are empty without content', async () => {
		await build({});
		expect(await steps(path.join(root, 'no-content'))).toBe('');
	});
});

describe('the example to try', () => {
	test('is one line of readable length that the matcher knows', () => {
		const line = exampleToTry(errors, index) ?? '';
		expect(line).toMatch(/^.{1,200}$/);
		expect(match(index, line).verdict).toBe('known');
	});

	test('belongs to the error with the most runbooks and snippets', () => {
		const line = exampleToTry(errors, index) ?? '';
		const most = Math.max(...errors.map(({ data }) => data.runbooks.length + data.snippets.length));
		const error = errors.find(({ data }) => data.examples.includes(line));
		expect((error?.data.runbooks.length ?? 0) + (error?.data.snippets.length ?? 0)).toBe(most);
	});

	test('is missing if there are no errors', () => {
		expect(exampleToTry([], index)).toBeUndefined();
	});
});
