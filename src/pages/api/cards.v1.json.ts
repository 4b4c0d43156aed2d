import { errorCards } from '../../site/cards.ts';

export const GET = async () =>
	new Response(JSON.stringify(await errorCards()), { headers: { 'content-type': 'application/json' } });
