import { cardOf } from '../../core/verdict/cards/card-of.ts';
import type { ErrorCards } from '../../core/verdict/cards/card.ts';
import { entriesOf, library } from '../library.ts';

/** The card that a verdict in the page shows for each error, by the id of the error. */
export async function errorCards(): Promise<ErrorCards> {
	const [{ graph }, errors] = await Promise.all([library(), entriesOf('error')]);
	return Object.fromEntries(errors.map((error) => [error.id, cardOf(error, graph)]));
}
