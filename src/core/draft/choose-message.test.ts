import { describe, expect, test } from 'vitest';
import { chooseMessage } from './choose-message.ts';

describe('the line that most looks like the error', () => {
	test('is the last line of a traceback', () => {
		const paste = `Traceback (most recent call last):
  File "/app/orders.py", line 12, in create
    raise StockError("no stock")
orders.StockError: no stock for item 7

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/api.py", line 40, in handle
    rollback()
billing.RefundError: refund 9 was refused by the bank
INFO next request`;
		expect(chooseMessage(paste)).toEqual({
			line: 'billing.RefundError: refund 9 was refused by the bank',
			exception: 'RefundError',
			message: 'refund 9 was refused by the bank',
		});
	});

	test('is the deepest cause', () => {
		const paste = `Exception in thread "main" com.shop.OrderException: order failed
	at com.shop.Orders.create(Orders.java:12)
Caused by: com.shop.StoreException: store failed
	at com.shop.Store.put(Store.java:80)
Caused by: java.io.IOException: No space left on device
	at java.io.FileOutputStream.write(FileOutputStream.java:3)`;
		expect(chooseMessage(paste)).toMatchObject({ exception: 'IOException', message: 'No space left on device' });
	});

	test('is a line of level ERROR among ordinary lines', () => {
		const paste = `2026-01-05 10:00:00,001 INFO  app.http - GET /orders 200
2026-01-05 10:00:00,002 ERROR app.store - snapshot of shard 7 could not be written
2026-01-05 10:00:00,003 INFO  app.http - GET /orders 200`;
		expect(chooseMessage(paste)?.message).toBe('snapshot of shard 7 could not be written');
	});

	test('is a line of level WARNING only among ordinary lines', () => {
		const lines = [
			'INFO snapshot of shard 6 was written',
			'WARNING snapshot of shard 7 is missing',
			'INFO snapshot ok',
		];
		expect(chooseMessage(lines.join('\n'))?.message).toBe('snapshot of shard 7 is missing');
		expect(chooseMessage([...lines, 'ERROR snapshot of shard 8 is missing'].join('\n'))?.message).toBe(
			'snapshot of shard 8 is missing',
		);
	});

	test('is not looked for deeper than three records inside a record', () => {
		const nested = (depth: number): object => (depth === 0 ? { msg: 'shard 7 is gone' } : { error: nested(depth - 1) });
		expect(chooseMessage(JSON.stringify(nested(3)))?.message).toBe('shard 7 is gone');
		expect(chooseMessage(JSON.stringify(nested(4)))?.line).not.toBe('shard 7 is gone');
		expect(chooseMessage(JSON.stringify(nested(4)))?.message).toContain('"error"');
	});

	test('is the line that pytest marks with E', () => {
		const paste = `    def test_total():
>       assert total() == 3
E       orders.TotalError: the total 4 is not the sum of the items
tests/test_total.py:9: TotalError`;
		expect(chooseMessage(paste)?.message).toBe('the total 4 is not the sum of the items');
	});
});

describe('the message is found', () => {
	test.each([
		['in JSON', '{"level":"error","msg":"snapshot of shard 7 failed","ts":1}', 'snapshot of shard 7 failed'],
		['in JSON inside JSON', '{"log":{"error":{"message":"shard 7 is gone"}}}', 'shard 7 is gone'],
		['in logfmt', 'ts=1 level=error msg="cannot write" err="disk of shard 7 is full"', 'disk of shard 7 is full'],
		['in logfmt without quotation marks', 'level=warn msg=storage.shard.seven.is.gone', 'storage.shard.seven.is.gone'],
		['in a line with a level but no message', 'level=error cannot write shard 7', 'cannot write shard 7'],
		['before JSON without a message', 'cannot write shard 7 {"shard": 7}', 'cannot write shard 7'],
		['before what only looks like JSON', 'cannot write shard 7 {"shard": ', 'cannot write shard 7'],
		[
			'in a record that was cut off inside its traceback',
			String.raw`{"level":"error","msg":"request failed\nTraceback (most recent call last):
  File "a.py", line 1
StockError: no stock for item 7`,
			'no stock for item 7',
		],
		[
			'in a record that was cut off and begins with its traceback',
			String.raw`{"level":"error","msg":"Traceback (most recent call last):\n  File \"a.py\", line 1\nStockError: no stock for item 7`,
			'no stock for item 7',
		],
		['after a container prefix', 'web_1  | 10:00:00 ERROR cannot write shard 7', 'cannot write shard 7'],
		['after syslog', 'Jan  5 10:00:00 node-1 storage[811]: cannot write shard 7', 'cannot write shard 7'],
		['after klog', 'E0105 10:00:00.000001       1 store.go:80] cannot write shard 7', 'cannot write shard 7'],
		['after brackets', '[2026-01-05T10:00:00Z] [error] [store] cannot write shard 7', 'cannot write shard 7'],
		['before a link', 'cannot write shard 7, see https://shop.example.org/kb/7', 'cannot write shard 7,'],
	])('%s', (_, paste, message) => {
		expect(chooseMessage(paste)?.message).toBe(message);
	});
});

test.each(['', '   \n\t', '1 2 3', '--- === ---'])('%j has no message', (paste) => {
	expect(chooseMessage(paste)).toBeUndefined();
});
