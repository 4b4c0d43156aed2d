import { load } from './load.ts';

await load('shared-token.js');
