import { compactJsonFile } from '../../site/machines/responses.ts';
import { signatureIndex } from '../../site/machines/signatures.ts';

/** The matcher's index, without white space because every paste box loads it. */
export const GET = async () => compactJsonFile(await signatureIndex());
