import { teamAddress } from '../../core/address/address.ts';
import type { Entry } from '../../core/entry.ts';
import { NOT_RECORDED } from '../../core/schema/primitives.ts';
import { entriesOf } from '../library.ts';
import { href } from '../settings.ts';

/**
 * The owner that a service records, or else the owners of the runbooks that name the service, so that a responder knows
 * whom to ask. `teams` is empty if neither names one.
 */
export async function serviceOwners({ id, data }: Entry<'service'>): Promise<ServiceOwners> {
	if (isTeam(data.owner)) return { teams: [toTeam(data.owner)], from: 'service' };
	const runbooks = (await entriesOf('runbook')).filter((runbook) => runbook.data.services.includes(id));
	const names = new Set(runbooks.map((runbook) => runbook.data.owner).filter(isTeam));
	return { teams: [...names].map(toTeam), from: 'runbooks' };
}

function isTeam(owner: string | undefined): owner is string {
	return owner !== undefined && owner !== NOT_RECORDED;
}

function toTeam(name: string): ServiceOwners['teams'][number] {
	const path = teamAddress(name);
	return { name, path, href: href(path) };
}

export interface ServiceOwners {
	teams: { name: string; path: string; href: string }[];
	/** Where the names come from. */
	from: 'service' | 'runbooks';
}
