import { expect, test } from 'vitest';
import { NO_BODY, type Entry } from '../entry.ts';
import { ErrorSchema } from '../schema/kinds/error.ts';
import { findError, lastPart } from './find-error.ts';

function error(id: string, fields: object): Entry<'error'> {
	const data = ErrorSchema.parse({
		component: 'x',
		signatures: [{ template: 'x' }],
		examples: ['x'],
		meaning: 'x',
		fixes: [{ text: 'x' }],
		...fields,
	});
	return { kind: 'error', id, file: `${id}.mdx`, data, body: NO_BODY, locate: () => ({ at: 'unknown' }) };
}

const limit = error('pool-limit', { title: 'The pool is full', aliases: ['queue-pool'], codes: ['3o7r'] });
const clients = error('too-many-clients', { title: 'The server takes no session', codes: ['53300'] });
// An id that is also a code of another page.
const code = error('53300', { title: 'A page with a number' });
const find = (name: string) => findError(name, [limit, clients, code]);

test('an error is found by its id, its alias or its code, in any case, and by a link', () => {
	for (const name of ['pool-limit', 'Queue-Pool', '3O7R', 'error:pool-limit', 'https://kb.example/e/3o7r/?x#y']) {
		expect(find(name)).toEqual({ entry: limit });
	}
	expect(find('53300')).toEqual({ entry: code });
});

test('a name that does not exist gets similar names, and pages whose title contains it', () => {
	expect(find('pool-limt')).toEqual({ closest: ['pool-limit'] });
	expect(find('session')).toEqual({ closest: ['too-many-clients'] });
});

test('one or two characters are in too many titles to suggest anything', () => {
	expect(find('a')).toEqual({ closest: [] });
});

test('the last part of a link is without its kind, its query and its slashes', () => {
	expect(lastPart(' runbook:pool-full#steps ')).toBe('pool-full');
	expect(lastPart('https://kb.example/errors/pool-limit/')).toBe('pool-limit');
	expect(lastPart('/?x')).toBe('');
});
