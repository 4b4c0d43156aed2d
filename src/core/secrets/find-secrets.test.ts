import { describe, expect, test } from 'vitest';
import { findSecrets } from './find-secrets.ts';
import { cpuMs } from '../../../tests/support/cpu-ms.ts';

// Assembled from parts, so that secret scanners do not report this file.
const SIGNATURE = 'c2lnbmF0dXJlLW9mLWEtdGVzdA';
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.${SIGNATURE}`;
const AWS = `AKIA${'Q7WZ5N2L4K8M3P6R'}`;
const KEY = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEowIBAAKCAQEA7bq8'.repeat(3), '-----END RSA PRIVATE KEY-----'];

describe('a secret is found', () => {
	test.each([
		['private key', KEY.join('\n'), KEY[0]],
		['private key', `"key": "${KEY.join('\\n')}"`, KEY[0]],
		['password in an address', 'postgresql://orders:s3cr@t@db-1.prod:5432/orders', 's3cr@t'],
		['password in an address', 'redis://:hunter@cache-1:6379/0', 'hunter'],
		['password in an address', 'postgresql://postgres:postgres@db-1.prod/orders', 'postgres'],
		['password in an address', 'postgresql://orders:hunter@localhost/orders', 'hunter'],
		['password in an address', 'postgresql://a:hunter@localhost.prod/orders', 'hunter'],
		['JSON web token', `Authorization: Bearer ${JWT}`, 'eyJ'],
		['AWS access key', `key\\n${AWS}\\n`, AWS],
		['access token', `git clone with ghp_${'0a1b2c3d4e5f6g7h8i9j'.repeat(2)}`, 'ghp_'],
		['bearer token', `-H "Authorization: Bearer ${'9f86d081884c7d65'}"`, '9f86'],
		['password in a header', `Authorization: Basic ${btoa('orders:hunter')}`, btoa('orders')],
		['password', 'PGPASSWORD=hunter psql', 'hunter'],
		['password', "export DB_PASSWORD='hunter'", 'hunter'],
		['password', 'mysqldump --password=hunter orders', 'hunter'],
		['password', '{"password": "hunter", "user": "orders"}', 'hunter'],
		['password', '"{\\"password\\": \\"hunter\\"}"', 'hunter'],
		['password', "new Pool({ password: 'hunter' })", 'hunter'],
		['password', 'host=db-1 password=hunter2 dbname=orders', 'hunter2'],
		['password', "ALTER ROLE orders PASSWORD 'hunter';", 'hunter'],
		['key', `STRIPE_API_KEY=${'q1w2e3r4t5y6u7i8'}`, 'q1w2'],
		['e-mail address', 'ask jane.doe+oncall@shop.co.uk.', 'jane'],
		['e-mail address', '[Jane](mailto:jane@shop.io)', 'jane@'],
	])('a %s in %j', (kind, text, start) => {
		const found = findSecrets(text);
		expect(found.map((each) => each.kind)).toEqual([kind]);
		expect(text.slice(found[0]?.start)).toSatisfy((rest: string) => rest.startsWith(String(start)));
	});

	test('with its line and its column', () => {
		expect(findSecrets('one\ntwo\r\n  --password=hunter')).toMatchObject([{ line: 3, column: 14 }]);
	});
});

test('secrets of several kinds are in the order of the text', () => {
	const text = `ask jane@shop.io, password=hunter2, ${AWS}, sam@shop.io`;
	expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).toEqual([
		'jane@shop.io',
		'hunter2',
		AWS,
		'sam@shop.io',
	]);
});

test('columns may be forty spaces or tabs apart', () => {
	const found = [40, 41].map((width) => findSecrets(`requirepass${' '.repeat(width)}hunter`).length);
	expect([...found, findSecrets('requirepass\t\t\t\thunter').length]).toEqual([1, 0, 1]);
});

test.each([
	// Placeholders.
	'DATABASE_URL=postgresql://role:password@host:port/database',
	'postgresql://USER:PASSWORD@aws.connect.psdb.cloud/db',
	'postgresql://${user}:${password}@${host}/orders',
	"f'postgresql://{user}:{password}@{host}/orders'",
	'postgresql://orders:***@db-1.prod/orders and redis://:<password>@cache-1 and mysql://a:%s@b',
	'PGPASSWORD="$PGPASSWORD" psql; mysqldump --password="$(cat file)" --password=*** --password',
	'postgresql://postgres:postgres@127.0.0.1:5432/postgres and redis://app:app@localhost',
	'Basic dXNlcjpwYXNzd29yZA==',
	// Addresses without a password.
	'postgresql://oncall@db.prod:5432/orders',
	'http://pool.prod:8080/users/jane@example.org',
	'https://medium.com/@somebody/a-post and https://esm.prod/left-pad@1.2.3',
	// Code.
	'password = os.environ["PASSWORD"]; connect(password=password); bcrypt.checkpw(password, stored_hash)',
	"bouncer.password = admin.password; type User = { password: string }; 'Bearer ' + token",
	"const key = new TextEncoder().encode('a secret of thirty-two characters');",
	'hash_ms, label: Time to hash one password, type: float; secretKeyRef: basket-db; secret: orders-db-password',
	'PWD=/home/app2; cd "$PWD"',
	'password authentication failed for user "app"; password: must not be empty; wrong password',
	'Bearer realm="Doorkeeper", error="invalid_token", bearer authentication, Bearer ${token}',
	// Tokens that are cut, or were never tokens.
	'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx… and Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx…',
	'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.XXXX',
	'AKIAIOSFODNN7EXAMPLE and AKIAXXXXXXXXXXXXXXXX',
	'pk_orders_by_customer_id, npm-run-all-the-things, sk-learn-like-things',
	'a file starts with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----',
	'sourceHash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	// At signs.
	'oncall@example.com, a@mail.example.org, b@shop.example, c@d.invalid, root@app.localhost',
	'git@github.com:owner/repo.git, postgresql@18-main.service, left-pad@1.2.3-rc.one, connect@pool.js:12',
	'@app.get("/pool"), user@localhost, @types/node',
])('nothing is found in %j', (text) => {
	expect(findSecrets(text)).toEqual([]);
});

test('a long line takes linear time', () => {
	const text = `${'a-b.c/d+e=f@'.repeat(20_000)} password=x ${'://a:'.repeat(20_000)} ${'eyJaaaaaa-'.repeat(20_000)}`;
	const before = cpuMs();
	findSecrets(text);
	expect(cpuMs() - before).toBeLessThan(2000);
});

test('a file full of secrets takes linear time, and the first 200 are reported', () => {
	const before = cpuMs();
	expect(findSecrets('password=correct-horse-9\n'.repeat(40_000))).toHaveLength(200);
	expect(cpuMs() - before).toBeLessThan(3000);
});
