import { compactJsonFile } from '../../site/machines/responses.ts';
import { errorCards } from '../../site/machines/cards.ts';

export const GET = async () => compactJsonFile(await errorCards());
