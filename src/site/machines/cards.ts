import { cardOf } from '../../core/verdict/cards/card-of.ts';
import type { ErrorCards } from '../../core/verdict/cards/card.ts';
import { entriesOf, library } from '../library.ts';

/** The cards that verdicts in the page show for each error. */
export async function errorCards(): Promise<ErrorCards> {
	const [{ graph }, errors] = await Promise.all([library(), entriesOf('error')]);
	return Object.fromEntries(errors.map((error) => [error.id, cardOf(error, graph)]));
}
