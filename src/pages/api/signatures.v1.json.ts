import { signatureIndex } from '../../site/machines/signatures.ts';

/** The matcher's index, without a space more than it needs: every paste box loads it. */
export const GET = async () =>
	new Response(JSON.stringify(await signatureIndex()), { headers: { 'content-type': 'application/json' } });
