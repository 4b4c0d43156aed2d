import { expect, test } from 'vitest';
import { nearestPages, nameInPath } from './nearest-pages.ts';

const pages = [
	{ path: '/runbooks/pool-full/', title: 'API returns 503, the pool is full', also: ['DatabasePoolSaturated'] },
	{ path: '/runbooks/held-connections/', title: 'Find and stop a connection leak' },
	{ path: '/errors/token-expired/', title: 'The token is too old, it has expired' },
];
const paths = (path: string) => nearestPages(path, pages).map((page) => page.path);

test('reads the requested name from any form of address', () => {
	expect(nameInPath('/runbooks/db/DatabasePoolSaturated')).toBe('Database Pool Saturated');
	expect(nameInPath('/errors/jwt%20expired/index.html')).toBe('jwt expired');
	expect(nameInPath('/')).toBe('');
	expect(nameInPath('/%E0%A4%A')).toBe('E0 A4 A');
});

test('proposes the intended page in spite of a typing error', () => {
	expect(paths('/runbooks/conection-leek/')[0]).toBe('/runbooks/held-connections/');
});

test('finds a runbook by the alert that leads to it', () => {
	expect(paths('/runbooks/orders/databasepoolsaturated')[0]).toBe('/runbooks/pool-full/');
});

test('proposes no page for an address that resembles none', () => {
	expect(paths('/wp-login.php')).toEqual([]);
	expect(paths('/')).toEqual([]);
	expect(nearestPages('/', [{ path: '/', title: '' }])).toEqual([]);
});
