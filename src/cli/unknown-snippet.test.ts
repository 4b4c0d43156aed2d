import { expect, test } from 'vitest';
import { unknownSnippetMessage } from './unknown-snippet.ts';

const IDS = ['mongo-no-primary', 'redis-busy-loading', 'redis-read-only'];

test.each([
	['mongo-no-prim', 'Did you mean "mongo-no-primary"?'],
	['redis', 'Did you mean "redis-busy-loading" or "redis-read-only"?'],
	['zzz', '"hindsight run" lists all snippets.'],
])('%j', (name, hint) => {
	expect(unknownSnippetMessage(name, IDS)).toBe(`There is no snippet "${name}" in content/snippets. ${hint}\n`);
});
