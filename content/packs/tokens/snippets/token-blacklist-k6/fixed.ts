import { load } from './load.ts';

await load('own-token.js');
