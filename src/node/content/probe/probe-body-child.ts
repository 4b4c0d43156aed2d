// Run by probe-body.ts: parses the MDX on its standard input and ends with 0, unless the parser ends it before.
import { text } from 'node:stream/consumers';
import { parseBody } from '../../../markdown/parse-body.ts';

parseBody(await text(process.stdin), { file: '', firstLine: 1 });
