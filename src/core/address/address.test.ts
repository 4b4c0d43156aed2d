import { expect, test } from 'vitest';
import { addressOf, teamAddress } from './address.ts';

test('every kind has its section, and a term is an anchor on one page', () => {
	const kinds = ['error', 'runbook', 'postmortem', 'snippet', 'path', 'service', 'term'] as const;
	expect(kinds.map((kind) => addressOf(kind, 'x'))).toEqual([
		'/errors/x/',
		'/runbooks/x/',
		'/postmortems/x/',
		'/snippets/x/',
		'/learn/x/',
		'/services/x/',
		'/glossary/#x',
	]);
});

test('a team has a page under its name', () => {
	expect(teamAddress('Orders API team')).toBe('/teams/orders-api-team/');
});
