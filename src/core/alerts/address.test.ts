import { describe, expect, test } from 'vitest';
import { otherAddresses, resolvePath } from './address.ts';
import { buildDirectory } from './directory.ts';

const directory = buildDirectory([
	{
		id: 'pool-full',
		aliases: ['pool-exhausted'],
		alerts: ['DatabasePoolSaturated', 'ApiDown'],
		params: [],
		isFork: false,
	},
	{ id: 'leak', aliases: [], alerts: ['DatabasePoolSaturated'], params: [], isFork: false },
]);

describe('a path means', () => {
	test.each([
		'/alerts/DatabasePoolSaturated/',
		'/alerts/databasepoolsaturated',
		'/Alerts/DATABASEPoolSaturated/index.html',
		'/alerts/database/DatabasePoolSaturated.md',
		'/runbooks/databasepoolsaturated/',
		'/runbooks/any-group/DatabasePoolSaturated',
		'//alerts//DatabasePoolSaturated//',
		'/alerts/Database%50oolSaturated/',
	])('an alert with its runbooks: %s', (path) => {
		const resolved = resolvePath(path, directory);
		expect(resolved.is === 'alert' && resolved.runbooks.map(({ id }) => id)).toEqual(['leak', 'pool-full']);
	});

	test.each(['/runbooks/pool-full/', '/runbooks/pool-exhausted', '/runbooks/Pool-Full.md'])('a runbook: %s', (path) => {
		expect(resolvePath(path, directory)).toMatchObject({ is: 'runbook', runbook: { id: 'pool-full' } });
	});

	test.each(['/alerts/DatabasePool/', '/runbooks/group/pool-full/', '/alerts/%E0%A4%A/'])('nothing: %s', (path) => {
		expect(resolvePath(path, directory).is).toBe('unknown');
	});

	test.each(['/', '/alerts/', '/runbooks', '/errors/DatabasePoolSaturated/', ''])('no alert link: %s', (path) => {
		expect(resolvePath(path, directory).is).toBe('elsewhere');
	});
});

describe('other addresses to try for a path without a page', () => {
	test.each([
		['/alerts/DATABASEPoolSaturated', ['/alerts/DATABASEPoolSaturated/', '/alerts/databasepoolsaturated/']],
		['/alerts/databasepoolsaturated/', []],
		['/runbooks/Group/Alert/', ['/runbooks/group/alert/', '/alerts/alert/']],
		['/runbooks/pool-full', ['/runbooks/pool-full/', '/alerts/pool-full/']],
		['/Errors/ISCE', ['/Errors/ISCE/', '/errors/isce/']],
		['/errors/isce/', []],
		['/alerts/Foo.md', ['/alerts/Foo/', '/alerts/foo/']],
		['/404.html', []],
		['/favicon.ico', []],
		['/', []],
	])('%s', (path, others) => {
		expect(otherAddresses(path)).toEqual(others);
	});

	test('never include the path itself or another host', () => {
		const found: string[] = [];
		for (const path of [
			'//evil.example/alerts/x',
			'/alerts//evil.example/',
			'/alerts/..%2F..%2Fevil',
			'/alerts/a b/',
		]) {
			found.push(...otherAddresses(path));
			for (const address of otherAddresses(path)) {
				expect(address).toMatch(/^\/[^/]/);
				expect(address).not.toBe(path);
				expect(new URL(address, 'https://hindsight.example').host).toBe('hindsight.example');
			}
		}
		expect(found.length).toBeGreaterThan(3);
	});
});
