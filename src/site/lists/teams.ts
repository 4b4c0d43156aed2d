import type { AnyEntry } from '../../core/entry.ts';
import { NOT_RECORDED } from '../../core/schema/primitives.ts';
import { slugOf } from '../../core/text/slug.ts';
import { library } from '../library.ts';
import { allActions, isOpen, type IncidentAction } from './actions.ts';

/** Every team that owns an entry or an open action, sorted by name. Case and punctuation do not distinguish teams. */
export async function teams(): Promise<Team[]> {
	const [{ entries }, actions] = await Promise.all([library(), allActions()]);
	const byId = new Map<string, Team>();
	const teamOf = (name: string): Team | undefined => {
		const id = slugOf(name);
		if (name === NOT_RECORDED || id === '') return undefined;
		const team = byId.get(id) ?? { id, name, entries: [], actions: [] };
		byId.set(id, team);
		return team;
	};
	for (const entry of entries) if (entry.data.owner !== undefined) teamOf(entry.data.owner)?.entries.push(entry);
	for (const action of actions.filter(isOpen)) teamOf(action.owner)?.actions.push(action);
	return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

interface Team {
	/** Last part of the address of its page. */
	id: string;
	name: string;
	/** The entries that it owns. */
	entries: AnyEntry[];
	/** Its open actions from incidents. */
	actions: IncidentAction[];
}
