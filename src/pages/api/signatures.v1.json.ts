import { signatureIndex } from '../../site/machines/signatures.ts';

/** The matcher's index, without unnecessary spaces, because every paste box loads it. */
export const GET = async () =>
	new Response(JSON.stringify(await signatureIndex()), { headers: { 'content-type': 'application/json' } });
