import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';
import { cpuMs } from '../../../tests/support/cpu-ms.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9';

test.each([
	['postgresql://app:s3cr@t@db-1:5432/orders', 'postgresql://app:XXXX@db-1:5432/orders'],
	['redis://:hunter@cache:6379/0', 'redis://:XXXX@cache:6379/0'],
	[`Authorization: Bearer ${JWT}`, 'Authorization: Bearer XXXX'],
	[`token ${JWT} refused`, 'token XXXX refused'],
	['Authorization: Basic dXNlcjpwYXNzd29yZA==', 'Authorization: Basic XXXX'],
	['key AKIAIOSFODNN7EXAMPLE is not valid', 'key XXXX is not valid'],
	['ghp_0123456789abcdefghij0123456789abcdef', 'XXXX'],
	['connect failed password=hunter host=db', 'connect failed password=XXXX host=db'],
	['{"password": "hunter two", "user": "app"}', '{"password": "XXXX two", "user": "app"}'],
	['{\\"api_key\\": \\"abc\\"}', '{\\"api_key\\": \\"XXXX\\"}'],
	['Cookie: session=abc; theme=dark', 'Cookie: XXXX'],
	['session_id=8f14e45fceea167a', 'session_id=XXXX'],
	['no account jane.doe+test@shop.example.org', 'no account XXXX@example.com'],
	['hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'hash XXXX'],
])('masks the secret in %s', (text, masked) => {
	expect(maskSecrets(text)).toBe(masked);
});

test.each([
	'password authentication failed for user "app"',
	'Invalid token: expired',
	'Token has been revoked',
	'Basic authentication is required',
	'dial tcp 10.2.0.7:5432: connect: connection refused',
	'QueuePool limit of size 5 overflow 10 reached',
	'/opt/app/releases/production/lib/python/site-packages/orders/repository.py',
])('leaves %s unchanged', (text) => {
	expect(maskSecrets(text)).toBe(text);
});

test('masking twice changes nothing, and a long line takes linear time', () => {
	const text = `${'a-b.c/d+e=f@'.repeat(20_000)} password=x ${'://'.repeat(20_000)}`;
	const before = cpuMs();
	const masked = maskSecrets(text);
	expect(cpuMs() - before).toBeLessThan(2000);
	expect(maskSecrets(masked)).toBe(masked);
});
