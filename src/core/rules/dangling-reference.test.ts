import { describe, expect, test } from 'vitest';
import { AT, documentOf, findingsOf } from '../../../tests/support/rule-content.ts';
import { FOLDER_OF, KINDS } from '../schema/primitives.ts';
import { danglingReference } from './dangling-reference.ts';

const OTHERS = [
	documentOf('error', 'pool-limit', { title: 'The pool is full' }),
	documentOf('error', 'leak', {}),
	documentOf('runbook', 'pool-full', {}),
	documentOf('path', 'pools', {}),
	documentOf('term', 'overflow', {}),
];

/** The problems with links in the body of a runbook. */
function problemsOf(...links: string[]): { message: string; help: string }[] {
	const body = { links: links.map((url) => ({ url, position: AT })) };
	return findingsOf(danglingReference, [...OTHERS, documentOf('runbook', 'own', {}, body)]);
}
const helpFor = (url: string) => problemsOf(url)[0]?.help;

describe('the address of a page', () => {
	test.each([
		['/errors/pool-limit/', 'Write "error:pool-limit".'],
		['../errors/pool-limit.mdx?x=1#why', 'Write "error:pool-limit#why".'],
		['/learn/pools/', 'Write "path:pools".'],
		['../paths/pools.md', 'Write "path:pools".'],
		// Terms are anchors on one page.
		['/glossary/#overflow', 'Write "term:overflow".'],
		['../glossary/overflow.mdx', 'Write "term:overflow".'],
		// Next to a page there are pages of its kind, but the author may think of another one.
		['pool-full', 'Write "runbook:pool-full".'],
		['./pool-limit.html#why', 'Write "error:pool-limit#why".'],
	])('%s of a page that exists becomes its name', (url, help) => {
		expect(helpFor(url)).toBe(help);
	});

	test.each([
		[
			'/errors/pool-limits/',
			'Write "error:pool-limits" once there is an error with this name. Did you mean "error:pool-limit"?',
		],
		[
			'/services/basket/',
			'Write "service:basket" once there is a service with this name. No existing name is similar.',
		],
		['pool-ful', 'Write "runbook:pool-ful" once there is a runbook with this name. Did you mean "runbook:pool-full"?'],
		['/some/other/page/', 'Link to the entry that you mean: [text](runbook:<id>).'],
		['..', 'Name an entry: [text](runbook:<id>).'],
		['?page=2', 'Name an entry: [text](runbook:<id>).'],
		['../errors/', 'Name an entry: [text](error:<id>).'],
	])('%s of another page says what to write', (url, help) => {
		expect(helpFor(url)).toBe(help);
	});

	test('of a list that always exists is right', () => {
		expect(problemsOf('/', '/search/?q=pool', '/errors/', '/glossary/')).toEqual([]);
	});
});

describe('the name of an entry that does not exist', () => {
	const helpForRef = (ref: string) =>
		findingsOf(danglingReference, [...OTHERS, documentOf('error', 'own', {}, { refs: [{ ref, position: AT }] })])[0]
			?.help;

	test.each([
		['runbook:pool-ful', 'Did you mean "pool-full"? Correct the id, or write runbooks/pool-ful.mdx.'],
		['runbook:basket', 'No existing name is similar. Correct the id or delete the link, or write runbooks/basket.mdx.'],
		[
			'snippet:basket',
			'No existing name is similar. Correct the id or delete the link, or write snippets/basket/index.mdx.',
		],
		['runbook:pools', 'There is a path with this name: "path:pools".'],
		['runbook:leak', 'There is an error with this name: "error:leak".'],
	])('%s', (ref, help) => {
		expect(helpForRef(ref)).toBe(help);
	});

	test('gets no file to write if its id is not that of a page', () => {
		const aliases = documentOf('error', 'x', { runbooks: ['Pool_Ful', 'Basket_1'] });
		expect(findingsOf(danglingReference, [...OTHERS, aliases]).map(({ help }) => help)).toEqual([
			'Did you mean "pool-full"? Correct the id.',
			'No existing name is similar. Correct the id or delete the link.',
		]);
	});
});

test('an unknown kind gets the closest kind, or all of them', () => {
	expect(helpFor('runbok:pool-full')).toBe('Did you mean "runbook:pool-full"?');
	const all = helpFor('recipe:pool-full');
	for (const kind of KINDS) expect(all).toContain(`"${kind}"`);
});

describe('a part of a page that does not exist', () => {
	test('gets the closest part, or those that there are', () => {
		const headings = ['Why', 'Causes'].map((text) => ({ depth: 2, text, position: AT }));
		const page = (url: string) => documentOf('term', 'own', {}, { headings, links: [{ url, position: AT }] });
		const help = (url: string) => findingsOf(danglingReference, [...OTHERS, page(url)])[0]?.help;
		expect(help('#causs')).toBe('Did you mean "#causes"?');
		expect(help('#basket')).toBe('Use "#why" or "#causes", or link to the whole page.');
		expect(help('#overflow')).toBe('There is a term with this name: "term:overflow".');
		expect(help('#why')).toBeUndefined();
	});

	test('gets only the first parts of a page that has many', () => {
		const headings = [...'abcdefgh'].map((text) => ({ depth: 2, text, position: AT }));
		const page = documentOf('term', 'own', {}, { headings, links: [{ url: '#basket', position: AT }] });
		expect(findingsOf(danglingReference, [page])[0]?.help).toBe(
			'Use "#a", "#b", "#c", "#d", "#e" or "#f", or another of its headings, or link to the whole page.',
		);
	});

	test('of a page without parts', () => {
		const refs = [{ ref: 'runbook:pool-full#steps', position: AT }];
		expect(findingsOf(danglingReference, [...OTHERS, documentOf('error', 'own', {}, { refs })])[0]).toMatchObject({
			message: 'Runbook "pool-full" has no part "#steps", so the link leads to the top of its page.',
			help: 'The page has no parts. Link to the whole page, or add a heading with this name.',
		});
	});
});

test('an address in a field counts only if it looks like one', () => {
	const meaning = '[a](./x.mdx) [b](c) [d](#e) `[f](/g)`';
	const messages = findingsOf(danglingReference, [documentOf('error', 'own', { meaning })]).map(
		({ message }) => message,
	);
	expect(messages).toEqual([expect.stringContaining('"./x.mdx"'), expect.stringContaining('"#e"')]);
});

test('every folder of pages is understood', () => {
	for (const kind of KINDS) expect(helpFor(`/${FOLDER_OF[kind]}/basket.mdx`)).toContain(`"${kind}:basket"`);
});
