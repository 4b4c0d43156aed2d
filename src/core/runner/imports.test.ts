import { expect, test } from 'vitest';
import { importedPackages } from './imports.ts';

test('each package is named once, without the path inside it, and other specifiers are left out', () => {
	const source = `
		import pg from 'pg';
		import { Pool } from "pg-pool";
		import 'side-effect/register';
		import {
			create,
		} from '@scope/name/deep';
		import { readFile } from 'node:fs/promises';
		import { start } from './server.ts';
		export { thing } from 'exported';
		const jose = await import('jose');
		const again = await import("pg");
	`;
	expect(importedPackages(source)).toEqual(['@scope/name', 'exported', 'jose', 'pg', 'pg-pool', 'side-effect']);
});
