import { expect, test } from 'vitest';
import { importsSqlAlchemy, waitsInPython } from './python-waits.ts';

test.each([
	'import asyncio',
	'import os, asyncio',
	'import asyncio.subprocess as sub',
	'    import asyncio',
	'x = 1; import asyncio',
	'from asyncio import gather',
	'from sqlalchemy.ext import asyncio as aio',
	'from sqlalchemy.ext import (\n\thybrid,\n\tasyncio,\n)',
	'from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine',
	'import sqlalchemy.ext.asyncio',
	'from sqlalchemy \\\n    import ext\nimport \\\n  asyncio',
	'import greenlet',
])('waits: %j', (source) => expect(waitsInPython(source)).toBe(true));

test.each([
	'',
	'import time',
	'from sqlalchemy import create_engine, event, exc, text',
	'from sqlalchemy.ext import hybrid',
	'import asyncio_helper',
	'from helpers import notasyncio',
	'# asyncio would need JSPI',
	'print("asyncio")',
])('does not wait: %j', (source) => expect(waitsInPython(source)).toBe(false));

test.each([
	['import sqlalchemy', true],
	['from sqlalchemy.orm import Session', true],
	['import time, sqlalchemy.pool as pool', true],
	['print("sqlalchemy")', false],
	['import sqlalchemy_utils', false],
])('%s imports SQLAlchemy: %s', (source, expected) => {
	expect(importsSqlAlchemy(source)).toBe(expected);
});
