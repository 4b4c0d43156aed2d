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
			stage: 'unreviewed',
			audience: 'public',
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

test('contains only linked services, in an order that does not depend on the input', () => {
	const api = service('basket-api', 'service', ['basket-db']);
	const db = service('basket-db', 'database', []);
	const alone = service('alone', 'service', []);
	const map = serviceMap([db, alone, api]);
	expect(map).toBe(serviceMap([api, db, alone]));
	expect(map?.split('\n').slice(3)).toEqual([
		`  s_basket_api["The 'basket-api'"]`,
		`  s_basket_db[("The 'basket-db'")]`,
		'  s_basket_api --> s_basket_db',
	]);
});

test('there is no map if no service depends on another', () => {
	expect(serviceMap([service('alone', 'service', [])])).toBeUndefined();
});
