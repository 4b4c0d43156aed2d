import { compactJsonFile } from '../../site/machines/responses.ts';
import { errorCards } from '../../site/machines/cards.ts';

/** The cards of all errors, without white space because every paste box loads them. */
export const GET = async () => compactJsonFile(await errorCards());
