import { expect, test } from 'vitest';
import { forkAsJson, matchAsJson } from './json.ts';

const span: [number, number] = [2, 9];
const urlOf = (path: string) => `https://kb.example${path}`;

test('a match has its values in order, with null for a gap without a name', () => {
	const params = [
		{ name: 'size', type: 'int', value: '5' },
		{ name: undefined, type: 'word', value: 'x' },
	];
	const match = { error: 'a', verdict: 'known' as const, template: 't', span, params, weight: 1, count: 1 };
	const json = {
		error: 'a',
		verdict: 'known',
		template: 't',
		span,
		params: [
			{ name: 'size', type: 'int', value: '5' },
			{ name: null, type: 'word', value: 'x' },
		],
		url: 'u',
	};
	expect(matchAsJson(match, 'u')).toEqual(json);
	expect(matchAsJson({ ...match, verdict: 'possible', doubt: { why: 'part' } }, 'u')).toEqual({
		...json,
		verdict: 'possible',
		doubt: { why: 'part' },
	});
});

test('a fork has its causes if its card is known', () => {
	const fork = { target: { kind: 'runbook' as const, id: 'x' }, template: 't', span, weight: 1 };
	const bare = { kind: 'runbook', id: 'x', verdict: 'possible', template: 't', span };
	expect(forkAsJson(fork, urlOf)).toEqual({ ...bare, url: 'https://kb.example/runbooks/x/' });
	const card = { title: 'X', path: '/runbooks/y/', summary: 's', causes: [{ name: 'n', ask: 'q', path: '/a/' }] };
	const causes = [{ name: 'n', ask: 'q', url: 'https://kb.example/a/' }];
	const withCard = { ...bare, url: 'https://kb.example/runbooks/y/', causes };
	expect(forkAsJson(fork, urlOf, card)).toEqual({ ...withCard, ask: null });
	expect(forkAsJson(fork, urlOf, { ...card, ask: { text: 'first', path: '/b/' } })).toEqual({
		...withCard,
		ask: { text: 'first', url: 'https://kb.example/b/' },
	});
});
