import { errorCards } from '../../site/machines/cards.ts';

export const GET = async () =>
	new Response(JSON.stringify(await errorCards()), { headers: { 'content-type': 'application/json' } });
