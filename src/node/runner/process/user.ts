import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The user for servers if the current user is root, because PostgreSQL and PgBouncer refuse to run as root. Undefined
 * if the current user is not root, or if there is no suitable user.
 */
export function unprivilegedUser(): User | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of ['postgres', 'nobody']) {
		const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
		if (uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
	}
	return undefined;
}

/** True if a user has the right to enter or execute a path and every folder above it. */
export async function isReachableFor(user: User, absolute: string): Promise<boolean> {
	for (let at = absolute; ; at = path.dirname(at)) {
		const { mode, uid, gid } = await stat(at);
		// The last three bits are the permissions that apply to this user; the lowest is the right to enter or execute.
		const permissions = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
		if ((permissions & 1) === 0) return false;
		if (at === path.dirname(at)) return true;
	}
}

export interface User {
	name: string;
	uid: number;
	gid: number;
}
