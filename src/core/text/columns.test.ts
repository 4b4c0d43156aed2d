import { expect, test } from 'vitest';
import { hasColumns } from './columns.ts';

test.each([
	' sessions | longest\n----------+---------\n       14 | 00:11:42',
	'NAME      READY  STATUS\napi-1     1/1    Running\napi-2     1/1    Running',
])('has columns: %j', (text) => {
	expect(hasColumns(text)).toBe(true);
});

test.each([
	'Pool size: 5  Connections in pool: 0 Current Overflow: 10',
	'{"size":20,"checked_out":30,\n"overflow":10}',
	'deployment.apps/basket-api restarted\n- one\n- two',
	'',
])('lines wrap: %j', (text) => {
	expect(hasColumns(text)).toBe(false);
});
