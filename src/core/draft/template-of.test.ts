import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../match/index.ts';
import { longestLiteral, templateOf } from './template-of.ts';

describe('a variable part becomes a gap named after the word before it', () => {
	test.each([
		['pool of size 20 is full after 30.5 seconds', 'pool of size <int:size> is full after <float> seconds'],
		['request timed out after 30000ms', 'request timed out after <int>ms'],
		['relation "orders" does not exist', 'relation <quoted:relation> does not exist'],
		['connect to db-1.internal:5432 refused', 'connect to <host:host> refused'],
		['dial tcp 10.2.0.7:5432: i/o timeout', 'dial tcp <host:tcp>: i/o timeout'],
		['name db.shop.de cannot be resolved', 'name <host:name> cannot be resolved'],
		['cannot open /var/lib/data/17.db for reading', 'cannot open <word> for reading'],
		['job 3f2504e0-4f89-11d3-9a0c-0305e82c3301 failed', 'job <word:job> failed'],
		['pod orders-7f9c4d-x2x was evicted', 'pod <word:pod> was evicted'],
		['GET https://shop.example.org/a?b=1 answered 502', 'GET <word> answered <int:answered>'],
		['active=20, idle=0, waiting=7', 'active=<int:active>, idle=<int:idle>, waiting=<int:waiting>'],
		['attempt 3/5 of the upload failed', 'attempt <int:attempt>/<int> of the upload failed'],
		['user jane@shop.example.org is locked', 'user <word:user> is locked'],
	])('%s', (message, template) => {
		expect(templateOf(message)).toBe(template);
		expect(parseTemplate(template).ok).toBe(true);
	});
});

describe('a part that identifies the error stays', () => {
	test.each([
		'HTTP 503 Service Unavailable',
		'ORA-00060: deadlock detected while waiting for resource',
		'OperationalError: 1040 too many connections',
		'psycopg2.OperationalError: server closed the connection',
		'x509: certificate signed by unknown authority',
		"can't start new thread",
		'cannot import shop.orders.py now',
	])('%s', (message) => {
		expect(templateOf(message)).toBe(message);
	});
});

test('a quoted sentence is part of the template, a quoted value is a gap', () => {
	expect(templateOf('step "build image" said "the disk of this machine is full"')).toBe(
		'step <quoted:step> said the disk of this machine is full',
	);
});

test('text that looks like a gap is escaped', () => {
	const template = templateOf('cannot convert <int> of the field to <string>');
	expect(template).toBe('cannot convert \\<int> of the field to \\<string>');
	expect(parseTemplate(template).ok).toBe(true);
});

test('the end of a long message is left out', () => {
	expect(templateOf('word '.repeat(100)).split(' ')).toHaveLength(32);
});

test('the longest span without gaps', () => {
	expect(longestLiteral('pool <int:size> is full after <float> seconds')).toBe('is full after');
});
