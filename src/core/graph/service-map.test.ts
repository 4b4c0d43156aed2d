import { expect, test } from 'vitest';
import { NO_BODY, type Entry } from '../entry.ts';
import { serviceMap } from './service-map.ts';

function service(id: string, kind: 'service' | 'database', dependencies: string[]): Entry<'service'> {
	return {
		kind: 'service',
		id,
		file: `content/services/${id}.mdx`,
		data: {
			aliases: [],
			tags: [],
			title: `The "${id}"`,
			summary: 'It works.',
			owner: 'not recorded',
			kind,
			dependencies: dependencies.map((needed) => ({ service: needed, how: 'over TCP' })),
		},
		body: NO_BODY,
		locate: () => ({ at: 'unknown' }),
	};
}

test('draws only services that are linked, in an order that does not depend on the input', () => {
	const api = service('orders-api', 'service', ['orders-db']);
	const db = service('orders-db', 'database', []);
	const alone = service('alone', 'service', []);
	const map = serviceMap([db, alone, api]);
	expect(map).toBe(serviceMap([api, db, alone]));
	expect(map?.split('\n').slice(3)).toEqual([
		`  s_orders_api["The 'orders-api'"]`,
		`  s_orders_db[("The 'orders-db'")]`,
		'  s_orders_api --> s_orders_db',
	]);
});

test('there is no map where nothing depends on anything', () => {
	expect(serviceMap([service('alone', 'service', [])])).toBeUndefined();
});
