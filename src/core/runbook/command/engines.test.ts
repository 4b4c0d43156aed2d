import { expect, test } from 'vitest';
import { enginesIn } from './engines.ts';

test.each([
	['psql -c "SELECT 1"', ['PostgreSQL']],
	['SELECT * FROM pg_stat_activity', ['PostgreSQL']],
	['PgBouncer', ['PostgreSQL']],
	['SELECT * FROM information_schema.processlist', ['MySQL']],
	['mysqladmin processlist', ['MySQL']],
	['redis-cli INFO clients', ['Redis']],
	['postgres and MariaDB', ['PostgreSQL', 'MySQL']],
	['kubectl get pods', []],
	['a redistribution of mysqlish pgx', []],
])('%j names %j', (text, engines) => {
	expect(enginesIn(text)).toEqual(engines);
});
