// Run by probe-body.ts: parses the MDX on standard input and exits with 0, unless the parser crashes the process.
import { text } from 'node:stream/consumers';
import { parseBody } from '../../../markdown/parse-body.ts';

parseBody(await text(process.stdin), { file: '', firstLine: 1 });
