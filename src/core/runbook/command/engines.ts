/**
 * The database servers that a command, a component or a tag mentions, recognised by words that belong to only one of them.
 */
export function enginesIn(text: string): Engine[] {
	return (Object.keys(WORDS) as Engine[]).filter((engine) => WORDS[engine].test(text));
}

const WORDS = {
	PostgreSQL: /\b(?:psql|postgres(?:ql)?|pgbouncer|pg_[a-z_]+)\b/i,
	MySQL: /\b(?:mysql|mysqladmin|mariadb|innodb)\b|information_schema\.processlist/i,
	Redis: /\bredis(?:-cli)?\b/i,
} as const;

export type Engine = keyof typeof WORDS;
