import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../../core/schema/kinds/scenario.ts';

/**
 * Opens database sessions. Each runs its statements, and then stays in the state in which they leave it: idle, in a
 * transaction, or waiting.
 *
 * @returns a function that closes them.
 */
export async function openSessions(
	sessions: Scenario['sessions'],
	urlOf: (role: 'app' | 'postgres') => string,
): Promise<() => Promise<void>> {
	const { default: pg } = await import('pg');
	const open = new Set<InstanceType<typeof pg.Client>>();
	let isClosed = false;

	async function openOne(session: Scenario['sessions'][number]): Promise<void> {
		const client = new pg.Client({ connectionString: urlOf(session.role), application_name: session.name });
		client.on('error', () => undefined);
		client.on('end', () => {
			open.delete(client);
			if (session.returns && !isClosed)
				void sleep(200)
					.then(() => openOne(session))
					.catch(() => undefined);
		});
		await client.connect();
		open.add(client);
		const last = session.statements.length - 1;
		for (const [index, statement] of session.statements.entries()) {
			const sent = client.query(statement);
			// The last statement may wait for a lock or run for minutes. It fails when its session is closed.
			if (index === last) sent.catch(() => undefined);
			else await sent;
		}
	}

	for (const session of sessions) {
		for (let number = 0; number < session.count; number++) await openOne(session);
	}
	return async () => {
		isClosed = true;
		await Promise.all([...open].map((client) => client.end().catch(() => undefined)));
	};
}
