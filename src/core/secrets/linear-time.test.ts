import { expect, test } from 'vitest';
import { cpuMs } from '../../../tests/support/cpu-ms.ts';
import { findSecrets } from './find-secrets.ts';

test.each([
	'redis-cli -x ',
	'curl -u ',
	'mysql ',
	'htpasswd -b a ',
	'user a on ',
	'A_A_A_',
	' --a-a-a',
	'AUTH a ',
	'a:55:a:a:',
	'<password>',
	'password: ',
	'redis-cli -a ',
	'password=("a","',
	'password is ',
	'password | ',
	'password: &a ',
	'password: string=',
	'cookie: a=b; ',
	'${password:',
	'auth("a","',
	'a:b@tcp',
	'://aaaaaaaaaaaaaaaaaaaa',
	'echo a | ',
	'value="a" ',
	'password value',
	'$6$aaaa$',
	'password        =        ',
	'redis-cli        -a        ',
	'name: PASSWORD, value: ',
	'value: a, name: ',
	'variable "password" { ',
	'password for a ',
	'password send ',
	'creds: a : ',
	'aaaaaa1 is the ',
	'A_KEY=',
	'X-a-key: ',
	'mc alias set a b c ',
	'eyJaaaaaaaaaaaaaaaaaaaaaaaaa ',
	'LS0tLS1CRUdJTi',
	' a:55:a:a:a',
	'\n        \t',
])('200 KB of %j take linear time', (text) => {
	const before = cpuMs();
	findSecrets(text.repeat(Math.ceil(200_000 / text.length)));
	expect(cpuMs() - before).toBeLessThan(1_000);
});
